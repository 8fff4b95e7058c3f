package org.betavista.data.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Text files that say which pictures are held out, as far as they can be read. */
final class SplitLists {
    private final Path folder;
    private final List<String> files;
    private final List<String> notes = new ArrayList<>();
    private @Nullable String used;

    SplitLists(Path folder, List<String> files) {
        this.folder = folder;
        this.files = files;
    }

    /** Moves pictures that CelebA's list holds out, unless these are none or all. */
    void apply(List<String> images, List<String> heldOut) {
        for (String file : files) {
            if (!PartitionList.isOne(file)) {
                continue;
            }
            PartitionList list = PartitionList.read(folder.resolve(file));
            List<String> out = images.stream().filter(list::holdsOut).toList();
            if (out.isEmpty() || out.size() == images.size()) {
                continue;
            }
            long unnamed = images.stream().filter(image -> !list.names(image)).count();
            if (unnamed > 0) {
                notes.add(
                        "%s does not name %s of the pictures; they are learned from."
                                .formatted(file, Long.toString(unnamed)));
            }
            images.removeAll(new java.util.HashSet<>(out));
            heldOut.addAll(out);
            used = file;
            return;
        }
    }

    /** The list that was followed. */
    Optional<String> used() {
        return Optional.ofNullable(used);
    }

    /** Whole sentences, also on lists that were found and not followed. */
    List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        List<String> others = files.stream().filter(file -> !file.equals(used)).toList();
        boolean certain =
                others.stream().anyMatch(SplitLists::isWhole)
                        || (others.stream().anyMatch(file -> isOf(file, SplitName.TRAIN))
                                && others.stream()
                                        .anyMatch(file -> isOf(file, SplitName.HELD_OUT)));
        if (certain && !others.isEmpty()) {
            all.add(
                    "%s may say which pictures are held out and %s not used; folders named train and test are."
                            .formatted(NameList.of(others), others.size() == 1 ? "was" : "were"));
        }
        return all;
    }

    /** Whether a list speaks of all parts, and is not one of several. */
    private static boolean isWhole(String file) {
        return SplitName.of(stem(file)) == null;
    }

    private static boolean isOf(String file, SplitName part) {
        return SplitName.of(stem(file)) == part;
    }

    private static String stem(String file) {
        return FileEndings.stem(file.substring(file.lastIndexOf('/') + 1));
    }
}
