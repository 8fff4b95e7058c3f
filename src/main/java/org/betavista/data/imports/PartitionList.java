package org.betavista.data.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The list that says which of CelebA's pictures are for what, as {@code list_eval_partition.txt} or
 * {@code .csv}: a file and 0 for training, 1 for validation or 2 for testing on every line.
 *
 * @param known names without ending of all pictures that it names
 * @param heldOut those that are not for training
 */
record PartitionList(Set<String> known, Set<String> heldOut) {
    private static final String NAME = "list_eval_partition";
    private static final long LARGEST = 64L << 20;

    static boolean isOne(String file) {
        String last = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return last.equals(NAME + ".txt") || last.equals(NAME + ".csv");
    }

    /** Reads a list. Lines that are something else say nothing, and a broken file has no others. */
    static PartitionList read(Path file) {
        Set<String> known = new HashSet<>();
        Set<String> heldOut = new HashSet<>();
        try {
            if (Files.size(file) <= LARGEST) {
                // The decoder replaces what is not UTF-8; such a name is that of no picture.
                try (BufferedReader reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        Files.newInputStream(file), StandardCharsets.UTF_8))) {
                    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                        String[] words = line.strip().split("[\\s,;]+", -1);
                        if (words.length == 2 && words[1].matches("[012]")) {
                            known.add(key(words[0]));
                            if (!words[1].equals("0")) {
                                heldOut.add(key(words[0]));
                            }
                        }
                    }
                }
            }
        } catch (IOException e) {
            return new PartitionList(Set.of(), Set.of());
        }
        return new PartitionList(known, heldOut);
    }

    /** Endings differ between the releases. */
    private static String key(String file) {
        return FileEndings.stem(file.substring(file.lastIndexOf('/') + 1));
    }

    boolean names(String file) {
        return known.contains(key(file));
    }

    boolean holdsOut(String file) {
        return heldOut.contains(key(file));
    }
}
