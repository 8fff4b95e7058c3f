package org.betavista.data.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/** Which files beside pictures say something about them. */
final class SideFiles {
    /** Names under which data sets come with labels; the first line has to bear it out. */
    private static final Set<String> TABLES =
            Set.of(
                    "metadata.csv",
                    "labels.csv",
                    "train.csv",
                    "train_labels.csv",
                    "trainlabels.csv");

    private static final Set<String> LISTS = Set.of("txt", "csv", "tsv", "json", "jsonl", "lst");
    private static final int LONGEST_HEADER = 1 << 16;

    private SideFiles() {}

    /** Whether a file is a table of attributes. Of some names the first line is looked at. */
    static boolean isTable(Path file, String name) {
        String last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return AttributeTable.isTable(name) || (TABLES.contains(last) && namesFiles(file));
    }

    /** Whether a file has the name of a table of labels and does not begin as one that is read. */
    static boolean isUnreadTable(String name) {
        return TABLES.contains(name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT));
    }

    private static boolean namesFiles(Path file) {
        try (InputStream input = Files.newInputStream(file)) {
            String text = new String(input.readNBytes(LONGEST_HEADER), StandardCharsets.UTF_8);
            String[] columns = text.lines().findFirst().orElse("").split("[,;\t]", -1);
            String first = columns[0].replace("\uFEFF", "").replace("\"", "").strip();
            return columns.length > 1
                    && AttributeTable.FILE_COLUMNS.contains(first.toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a file's name is that of a list of what is held out. */
    static boolean isSplitList(String name) {
        String stem = FileEndings.stem(name.substring(name.lastIndexOf('/') + 1));
        return LISTS.contains(FileEndings.of(name))
                && (PartitionList.isOne(name)
                        || SplitName.of(stem) != null
                        || stem.equalsIgnoreCase("train_test_split"));
    }

    /**
     * The folder whose pictures a table speaks about: its own, or the nearest above it that holds
     * pictures.
     *
     * @return empty for the whole, else it ends with a slash
     */
    static String scope(String table, Collection<String> pictures) {
        String folder = table.substring(0, table.lastIndexOf('/') + 1);
        while (!folder.isEmpty() && !holdsOne(folder, pictures)) {
            folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
        }
        return folder;
    }

    private static boolean holdsOne(String folder, Collection<String> pictures) {
        return pictures.stream().anyMatch(picture -> picture.startsWith(folder));
    }
}
