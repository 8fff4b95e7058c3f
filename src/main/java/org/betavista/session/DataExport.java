package org.betavista.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.betavista.data.Factor;
import org.betavista.data.ImageDataset;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Permutation;
import org.betavista.data.Progress;
import org.betavista.store.AtomicFile;
import org.betavista.store.OutputPlace;
import org.betavista.store.PngFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a data set as other programs read it: a PNG an image, {@code factors.csv} with what is
 * known about each, and {@code sources.csv} with the file or position that each came from. A folder
 * that was written so can be imported again.
 */
public final class DataExport {
    private static final Logger LOG = LoggerFactory.getLogger(DataExport.class);
    private static final String TABLE = "factors.csv";

    /** No table of factors, so that the next import does not take files for classes. */
    private static final String ORIGINS = "sources.csv";

    private DataExport() {}

    /**
     * Writes images.
     *
     * @param count how many; drawn at random where there are more, else all, in their order
     * @param seed same seed, same images
     * @param folder made if it is missing; must be empty
     * @return how many were written
     * @throws InvalidInputException if the folder cannot be written to, or holds something
     * @throws org.betavista.data.CancelledException if {@code progress} ended it; nothing is left
     */
    public static int write(
            ImageDataset images, int count, long seed, Path folder, Progress progress) {
        check(folder);
        int[] chosen = chosen(images.size(), count, seed);
        List<Path> written = new ArrayList<>();
        boolean whole = false;
        try {
            Files.createDirectories(folder);
            StringBuilder table = new StringBuilder(header(images.factors()));
            byte[] pixels = new byte[images.shape().size()];
            for (int i = 0; i < chosen.length; i++) {
                progress.report("Writing images", i, chosen.length);
                String name = name(i);
                images.copyPixels(chosen[i], pixels, 0);
                Path file = folder.resolve(name);
                written.add(file);
                Files.write(file, PngFile.encode(images.shape(), pixels));
                table.append(row(name, images, chosen[i]));
            }
            written.add(folder.resolve(ORIGINS));
            AtomicFile.write(
                    folder.resolve(ORIGINS),
                    origins(images, chosen).getBytes(StandardCharsets.UTF_8));
            if (!images.factors().isEmpty()) {
                AtomicFile.write(
                        folder.resolve(TABLE), table.toString().getBytes(StandardCharsets.UTF_8));
            }
            whole = true;
            return chosen.length;
        } catch (IOException e) {
            throw unwritable(folder, e);
        } finally {
            if (!whole) {
                remove(written);
            }
        }
    }

    private static InvalidInputException unwritable(Path folder, IOException e) {
        return new InvalidInputException(
                "%s cannot be written to (%s).".formatted(folder, e.getMessage()), e);
    }

    /** So that another try finds an empty folder. */
    private static void remove(List<Path> files) {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warn("{} is left behind", file, e);
            }
        }
    }

    /**
     * Looks at the folder before anything slow is done for it.
     *
     * @throws InvalidInputException if it cannot be written to, or holds something
     */
    public static void check(Path folder) {
        OutputPlace.checkFolder(folder);
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new InvalidInputException(
                        "%s is not empty; choose a new folder, such as %s."
                                .formatted(folder, OutputPlace.free(folder)));
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static int[] chosen(int size, int count, long seed) {
        if (count >= size) {
            return java.util.stream.IntStream.range(0, size).toArray();
        }
        return java.util.Arrays.copyOf(Permutation.of(size, new SplittableRandom(seed)), count);
    }

    private static String name(int position) {
        return String.format(Locale.ROOT, "%06d.png", position);
    }

    private static String origins(ImageDataset images, int[] chosen) {
        StringBuilder table = new StringBuilder("file,source\n");
        List<String> origins = images.origins(chosen);
        for (int i = 0; i < chosen.length; i++) {
            table.append(name(i)).append(',').append(quoted(origins.get(i))).append('\n');
        }
        return table.toString();
    }

    private static String header(List<Factor> factors) {
        return "file,"
                + factors.stream()
                        .map(factor -> quoted(factor.name()))
                        .collect(Collectors.joining(","))
                + "\n";
    }

    private static String row(String file, ImageDataset images, int index) {
        StringBuilder row = new StringBuilder(file);
        for (int factor = 0; factor < images.factors().size(); factor++) {
            int value = images.factorValue(index, factor);
            row.append(',').append(quoted(images.factors().get(factor).valueName(value)));
        }
        return row.append('\n').toString();
    }

    /** RFC 4180: names may hold commas and quotes. */
    private static String quoted(String word) {
        return word.matches("[^,\"\r\n]*") ? word : '"' + word.replace("\"", "\"\"") + '"';
    }
}
