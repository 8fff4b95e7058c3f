package org.betavista.data.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.betavista.data.InvalidInputException;

/**
 * Which of the four files of a set in IDX format are there.
 *
 * @param heldOutLabelled whether labels of held-out images are read: only where the others have
 *     some
 * @param notes whole sentences on what is missing, or there and not read
 */
record IdxParts(boolean heldOutLabelled, List<String> notes) {
    private static final Pattern IDX = Pattern.compile(".*idx\\d-ubyte(\\.gz)?");

    /**
     * Looks at the names in a folder with training images.
     *
     * @param heldOut whether it has held-out images too
     */
    static IdxParts of(Path folder, boolean heldOut) {
        boolean trainLabels = IdxFolder.find(folder, "train-labels", 1).isPresent();
        boolean heldOutLabels = IdxFolder.find(folder, "t10k-labels", 1).isPresent();
        List<String> notes = new ArrayList<>();
        if (!trainLabels) {
            notes.add(
                    "There is no train-labels-idx1-ubyte"
                            + (heldOutLabels
                                    ? ", so t10k-labels-idx1-ubyte was not used."
                                    : ": the images have no labels."));
        } else if (heldOut && !heldOutLabels) {
            notes.add("There is no t10k-labels-idx1-ubyte: the held-out images have no labels.");
        }
        if (!heldOut) {
            notes.add(
                    "There is no t10k-images-idx3-ubyte"
                            + (heldOutLabels && trainLabels
                                    ? ", so t10k-labels-idx1-ubyte was not used; held-out images"
                                            + " are chosen by chance."
                                    : "; held-out images are chosen by chance."));
        }
        long others = others(folder);
        if (others > 0) {
            notes.add(
                    others == 1
                            ? "1 other IDX file in the folder was not read."
                            : Long.toString(others)
                                    + " other IDX files in the folder were not read.");
        }
        return new IdxParts(trainLabels, List.copyOf(notes));
    }

    private static long others(Path folder) {
        List<String> read = new ArrayList<>();
        for (String start : List.of("train", "t10k")) {
            IdxFolder.find(folder, start + "-images", 3)
                    .ifPresent(file -> read.add(String.valueOf(file.getFileName())));
            IdxFolder.find(folder, start + "-labels", 1)
                    .ifPresent(file -> read.add(String.valueOf(file.getFileName())));
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(
                            name ->
                                    IDX.matcher(name).matches()
                                            && !read.contains(unpacked(name, read)))
                    .count();
        } catch (IOException e) {
            throw new InvalidInputException(
                    "The folder %s cannot be read (%s).".formatted(folder, e.getMessage()), e);
        }
    }

    /** Many folders hold every file twice, packed and unpacked. */
    private static String unpacked(String name, List<String> read) {
        String other = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name + ".gz";
        return read.contains(other) ? other : name;
    }
}
