package org.betavista.data.imports;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.betavista.data.InvalidInputException;

/** Which files beside pictures say something about them. */
final class SideFiles {
    /** Names under which data sets come with labels; the first lines have to bear it out. */
    private static final Set<String> TABLES =
            Set.of(
                    "metadata.csv",
                    "labels.csv",
                    "train.csv",
                    "train_labels.csv",
                    "trainlabels.csv");

    /** Says where exported images came from, and nothing of what is on them. */
    private static final String ORIGINS = "sources.csv";

    private static final Set<String> TABLE_ENDINGS = Set.of("csv", "tsv");

    /** What columns of names are called, in small letters and digits alone. */
    private static final Set<String> NAME_COLUMNS =
            Set.of(
                    "file",
                    "files",
                    "filename",
                    "filenames",
                    "filepath",
                    "path",
                    "paths",
                    "image",
                    "images",
                    "imageid",
                    "imagename",
                    "imagepath",
                    "imagefile",
                    "img",
                    "imgid",
                    "imgname",
                    "imgpath",
                    "picture",
                    "pictures",
                    "photo",
                    "id",
                    "idcode",
                    "name");

    private static final Set<String> LISTS = Set.of("txt", "csv", "tsv", "json", "jsonl", "lst");

    /** What is read of a table to see whether it is one. */
    private static final int FEW_ROWS = 100;

    private static final long MOST_MEMORY = 64L << 20;

    private SideFiles() {}

    static boolean isFactorFile(String name) {
        return lastPart(name).equals("factors.csv");
    }

    /** Whether a heading says that pictures are named below it. */
    static boolean isNameColumn(String heading) {
        return NAME_COLUMNS.contains(
                heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", ""));
    }

    /** Whether a file's content says if it is a table of attributes. */
    static boolean mayBeTable(String name) {
        return TABLES.contains(lastPart(name))
                || (TABLE_ENDINGS.contains(FileEndings.of(name))
                        && !lastPart(name).equals(ORIGINS)
                        && !isCredits(name)
                        && !isSplitList(name));
    }

    /**
     * Whether a file that may be a table names pictures in its first lines. Where its name is one
     * of those that tables of labels have, a heading that says so is enough.
     */
    static boolean isTable(Path file, String name) {
        return namesPictures(file, TABLES.contains(lastPart(name)));
    }

    /** Whether a file's name alone says that it is a table of attributes. */
    static boolean isCalledTable(String name) {
        String last = lastPart(name);
        return isFactorFile(name)
                || (last.contains("attr")
                        && !isCredits(name)
                        && (last.endsWith(".txt") || TABLE_ENDINGS.contains(FileEndings.of(last))));
    }

    /** Whether a file says whom pictures are from. */
    static boolean isCredits(String name) {
        return lastPart(name).matches(".*attribution.*\\.(txt|csv|tsv)");
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    /** Whether a file has the name of a table of labels and does not begin as one that is read. */
    static boolean isUnreadTable(String name) {
        return TABLES.contains(lastPart(name));
    }

    private static boolean namesPictures(Path file, boolean orSaysSo) {
        try {
            AttributeTable start = AttributeTable.read(file, MOST_MEMORY, FEW_ROWS);
            return start.columns().stream()
                    .anyMatch(
                            column ->
                                    (orSaysSo && isNameColumn(column.name()))
                                            || column.words().stream()
                                                    .anyMatch(AttributeTable::isPicture));
        } catch (InvalidInputException e) {
            return false;
        }
    }

    /** Why a file that has the name of a table is none; empty where it is one. */
    static Optional<String> fault(Path file) {
        try {
            AttributeTable.read(file, MOST_MEMORY, FEW_ROWS);
            return Optional.empty();
        } catch (InvalidInputException e) {
            return Optional.of(e.sentence());
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
