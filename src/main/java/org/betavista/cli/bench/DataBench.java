package org.betavista.cli.bench;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.betavista.cli.Console;
import org.betavista.data.ImageDataset;
import org.betavista.data.Progress;
import org.betavista.data.SplitRule;
import org.betavista.data.files.IdxFolder;
import org.betavista.data.imports.ImportLibrary;
import org.betavista.data.imports.ImportSettings;
import org.betavista.data.imports.MappedImages;
import org.betavista.data.synthetic.Faces;
import org.betavista.data.synthetic.SampledWorld;
import org.betavista.session.DataExport;
import org.betavista.session.DataSource;

/** Images per second of every source of images, on one thread. */
final class DataBench {
    private static final double SECONDS_A_CASE = 1.5;
    private static final int BEFORE_THE_CLOCK = 2_000;
    private static final int PICTURES = 400;
    private static final int IDX_IMAGES = 60_000;
    private static final int IDX_SIDE = 28;

    private final Console console;

    DataBench(Console console) {
        this.console = console;
    }

    /**
     * @param mapped how many images of 64x64 in colour the mapped set has
     */
    void measure(int mapped, Map<String, Object> result) {
        Map<String, Object> speeds = new LinkedHashMap<>();
        for (DataSource source :
                List.of(
                        new DataSource.BuiltInCircles(),
                        new DataSource.BuiltInShapes(),
                        new DataSource.BuiltInDigits(),
                        new DataSource.BuiltInFaces())) {
            put(speeds, source.title() + ", drawn", perSecond(source.load(1).train()));
        }
        try {
            Path scratch = Files.createTempDirectory("betavista-bench");
            try {
                measureFolder(scratch, speeds);
                measureIdx(scratch, speeds);
                measureMapped(scratch, mapped, speeds, result);
            } finally {
                delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a folder for temporary files", e);
        }
        result.put("imagesPerSecond", speeds);
    }

    private void put(Map<String, Object> speeds, String name, double perSecond) {
        speeds.put(name, Math.round(perSecond));
        console.progress(String.format(Locale.ROOT, "%s: %,.0f images/s", name, perSecond));
    }

    private void put(Map<String, Object> speeds, String name, int images, long begin) {
        put(speeds, name, images / ((System.nanoTime() - begin) / 1e9));
    }

    /** Images at random places, one by one. */
    private static double perSecond(ImageDataset images) {
        SplittableRandom random = new SplittableRandom(1);
        byte[] pixels = new byte[images.shape().size()];
        for (int i = 0; i < BEFORE_THE_CLOCK; i++) {
            images.copyPixels(random.nextInt(images.size()), pixels, 0);
        }
        long count = 0;
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < SECONDS_A_CASE * 1e9) {
            images.copyPixels(random.nextInt(images.size()), pixels, 0);
            count++;
        }
        return count / ((System.nanoTime() - begin) / 1e9);
    }

    private void measureFolder(Path scratch, Map<String, Object> speeds) {
        Path folder = scratch.resolve("pictures");
        DataExport.write(
                new SampledWorld(new Faces(), PICTURES, 1), PICTURES, 1, folder, Progress.NONE);
        ImportLibrary library = new ImportLibrary(scratch.resolve("imported"));
        long begin = System.nanoTime();
        library.folder(folder, ImportSettings.standard(), Progress.NONE);
        put(speeds, "Folder of PNG, 64x64, imported", PICTURES, begin);
    }

    private void measureIdx(Path scratch, Map<String, Object> speeds) throws IOException {
        Path folder = Files.createDirectory(scratch.resolve("idx"));
        try (DataOutputStream file =
                new DataOutputStream(
                        new BufferedOutputStream(
                                Files.newOutputStream(
                                        folder.resolve("train-images-idx3-ubyte"))))) {
            for (int word : new int[] {0x803, IDX_IMAGES, IDX_SIDE, IDX_SIDE}) {
                file.writeInt(word);
            }
            byte[] image = new byte[IDX_SIDE * IDX_SIDE];
            for (int i = 0; i < IDX_IMAGES; i++) {
                file.write(image);
            }
        }
        long begin = System.nanoTime();
        IdxFolder.read(folder, SplitRule.BY_IMAGE, 1);
        put(speeds, "IDX, 28x28, read", IDX_IMAGES, begin);
    }

    private void measureMapped(
            Path scratch, int count, Map<String, Object> speeds, Map<String, Object> result)
            throws IOException {
        Path folder = scratch.resolve("mapped");
        StreamingBench streaming = new StreamingBench(console);
        long begin = System.nanoTime();
        streaming.write(folder, count);
        put(speeds, "Mapped set, 3x64x64, written", count, begin);
        MappedImages images = MappedImages.open(folder);
        put(speeds, "Mapped set, 3x64x64, read at random", perSecond(images));
        measureNpz(scratch, folder, count, speeds);
        result.put("streaming", streaming.measure(images));
    }

    /** A mapped set's images are an .npy file, which is what an .npz file packs. */
    private void measureNpz(Path scratch, Path folder, int count, Map<String, Object> speeds)
            throws IOException {
        Path archive = scratch.resolve("images.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.setLevel(1);
            zip.putNextEntry(new ZipEntry("images.npy"));
            Files.copy(folder.resolve("images.npy"), zip);
            zip.closeEntry();
        }
        ImportLibrary library = new ImportLibrary(scratch.resolve("imported"));
        long begin = System.nanoTime();
        library.npz(archive, null, Progress.NONE);
        put(speeds, "NPZ, 3x64x64, imported", count, begin);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
