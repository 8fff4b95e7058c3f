package org.betavista.data.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.betavista.data.files.IdxSet.Content;
import org.betavista.data.files.IdxSet.Part;

/**
 * Which of the four files of a set in IDX format are there.
 *
 * @param heldOutLabelled whether labels of held-out images are read: only where the others have
 *     some
 * @param notes whole sentences on what is missing, or there and not read
 */
record IdxParts(boolean heldOutLabelled, List<String> notes) {
    private static final String PACKED = ".gz";

    /**
     * Looks at the names in the folder of a set with training images.
     *
     * @param heldOut whether it has held-out images too
     */
    static IdxParts of(IdxSet set, boolean heldOut) {
        boolean trainLabels = set.find(Part.TRAIN, Content.LABELS).isPresent();
        Optional<Path> heldOutLabels = set.find(Part.HELD_OUT, Content.LABELS);
        String start = set.prefix();
        String notUsed =
                heldOutLabels
                        .map(file -> ", so " + file.getFileName() + " was not used")
                        .orElse("");
        List<String> notes = new ArrayList<>();
        if (set.isTransposed()) {
            notes.add("EMNIST's images lie on their side in its files; they were turned upright.");
        }
        if (!trainLabels) {
            notes.add(
                    "There is no "
                            + start
                            + "train-labels-idx1-ubyte"
                            + (notUsed.isEmpty() ? ": the images have no labels." : notUsed + "."));
        } else if (heldOut && heldOutLabels.isEmpty()) {
            notes.add(
                    "There is no "
                            + start
                            + heldOutName(set)
                            + "-labels-idx1-ubyte: the held-out images have no labels.");
        }
        if (!heldOut) {
            notes.add(
                    "There is no "
                            + start
                            + heldOutName(set)
                            + "-images-idx3-ubyte"
                            + (trainLabels ? notUsed : "")
                            + "; held-out images are chosen by chance.");
        }
        long others = others(set);
        if (others > 0) {
            notes.add(
                    others == 1
                            ? "1 other IDX file in the folder was not read."
                            : others + " other IDX files in the folder were not read.");
        }
        return new IdxParts(trainLabels, List.copyOf(notes));
    }

    /** As the set's family calls held-out images. */
    private static String heldOutName(IdxSet set) {
        return set.prefix().isEmpty() ? "t10k" : "test";
    }

    private static long others(IdxSet set) {
        Set<String> read = new HashSet<>();
        for (Part part : Part.values()) {
            for (Content content : Content.values()) {
                set.find(part, content).ifPresent(file -> read.add(unpacked(file)));
            }
        }
        return set.all().stream().filter(file -> !read.contains(unpacked(file))).count();
    }

    /** Many folders hold every file twice, packed and unpacked. */
    private static String unpacked(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(PACKED) ? name.substring(0, name.length() - PACKED.length()) : name;
    }
}
