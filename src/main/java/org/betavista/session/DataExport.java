package org.betavista.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.betavista.store.PngFile;

/**
 * Writes a data set as other programs read it: a PNG an image, and {@code factors.csv} with what is
 * known about each. A folder that was written so can be imported again.
 */
public final class DataExport {
    private static final String TABLE = "factors.csv";

    private DataExport() {}

    /**
     * Writes images.
     *
     * @param count how many; drawn at random where there are more, else all, in their order
     * @param seed same seed, same images
     * @param folder made if it is missing; must be empty
     * @return how many were written
     * @throws InvalidInputException if the folder cannot be written to, or holds something
     */
    public static int write(
            ImageDataset images, int count, long seed, Path folder, Progress progress) {
        try {
            prepare(folder);
            int[] chosen = chosen(images.size(), count, seed);
            StringBuilder table = new StringBuilder(header(images.factors()));
            byte[] pixels = new byte[images.shape().size()];
            for (int i = 0; i < chosen.length; i++) {
                progress.report("Writing images", i, chosen.length);
                String file = String.format(Locale.ROOT, "%06d.png", i);
                images.copyPixels(chosen[i], pixels, 0);
                Files.write(folder.resolve(file), PngFile.encode(images.shape(), pixels));
                table.append(row(file, images, chosen[i]));
            }
            if (!images.factors().isEmpty()) {
                // Last, so that a table says that the images are all there.
                AtomicFile.write(
                        folder.resolve(TABLE), table.toString().getBytes(StandardCharsets.UTF_8));
            }
            return chosen.length;
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be written to (%s).".formatted(folder, e.getMessage()), e);
        }
    }

    private static void prepare(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new InvalidInputException(
                        "%s is not empty; choose a new folder.".formatted(folder));
            }
        }
    }

    private static int[] chosen(int size, int count, long seed) {
        if (count >= size) {
            return java.util.stream.IntStream.range(0, size).toArray();
        }
        return java.util.Arrays.copyOf(Permutation.of(size, new SplittableRandom(seed)), count);
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
