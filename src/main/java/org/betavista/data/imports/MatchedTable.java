package org.betavista.data.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What tables say about the pictures of a folder.
 *
 * @param columns without the one that names pictures
 * @param rows the row of each picture that is named, by its path in the folder
 * @param isYesOrNo whether columns of -1, 0 and 1 mean no and yes
 * @param isCommaSeparated whether commas stand between values
 * @param notes whole sentences on what fits no picture
 */
record MatchedTable(
        List<AttributeColumn> columns,
        Map<String, Integer> rows,
        boolean isYesOrNo,
        boolean isCommaSeparated,
        List<String> notes) {
    /** Enough to see whether a column of another heading names pictures. */
    private static final int FEW_WORDS = 1_000;

    /** A column with the picture of each of its words. */
    private record Naming(AttributeColumn column, int[] pictures) {
        long found() {
            return Arrays.stream(pictures).filter(picture -> picture >= 0).distinct().count();
        }
    }

    /**
     * Reads a table and finds the pictures that it names.
     *
     * @param folder with the pictures
     * @param table its path in the folder
     * @param scope the folder that it speaks for, which ends with a slash or is the whole
     * @param files pictures in that folder
     * @throws org.betavista.data.InvalidInputException if it is no table
     */
    static MatchedTable read(Path folder, String table, String scope, List<String> files) {
        AttributeTable read = AttributeTable.read(folder.resolve(table));
        PictureNames names =
                new PictureNames(
                        files.stream().map(file -> file.substring(scope.length())).toList());
        List<String> notes = new ArrayList<>(read.notes());
        Naming naming = naming(read.columns(), names);
        Map<String, Integer> rows = new LinkedHashMap<>();
        if (naming.found() > 0) {
            new Rows(read, table, naming, files).fill(rows, notes);
        } else {
            notes.add(
                    "%s was not used: it names none of the pictures; the first name in it is \"%s\"."
                            .formatted(table, NameList.of(List.of(naming.column().word(0)))));
        }
        List<AttributeColumn> others = new ArrayList<>(read.columns());
        others.remove(naming.column());
        others.removeIf(column -> numbersRows(column, read.size(), notes));
        return new MatchedTable(
                others, rows, read.isYesOrNo(), read.isCommaSeparated(), List.copyOf(notes));
    }

    /** The column that names most pictures; where none does, the one that should. */
    private static Naming naming(List<AttributeColumn> columns, PictureNames names) {
        Naming best = null;
        for (AttributeColumn column : columns) {
            if (SideFiles.isNameColumn(column.name())) {
                best = better(best, new Naming(column, names.find(column.words())));
            }
        }
        if (best == null || best.found() == 0) {
            for (AttributeColumn column : columns) {
                if (looksLikeNames(column, names)) {
                    best = better(best, new Naming(column, names.find(column.words())));
                }
            }
        }
        return best == null ? new Naming(columns.get(0), new int[0]) : best;
    }

    private static Naming better(@Nullable Naming best, Naming other) {
        return best == null || other.found() > best.found() ? other : best;
    }

    /** Whether words look like pictures' files, or differ in every row and most name pictures. */
    private static boolean looksLikeNames(AttributeColumn column, PictureNames names) {
        List<String> few = column.words().subList(0, Math.min(FEW_WORDS, column.words().size()));
        if (few.stream().anyMatch(AttributeTable::isPicture)) {
            return true;
        }
        long found = new Naming(column, names.find(few)).found();
        return column.words().size() == column.rows() && 2 * found >= few.size();
    }

    /** Whether a column counts 0, 1, 2 or 1, 2, 3 under no heading or one that says so. */
    private static boolean numbersRows(AttributeColumn column, int size, List<String> notes) {
        String heading = column.name().toLowerCase(Locale.ROOT);
        if (!heading.matches("unnamed: \\d+|column 1|index|id|no\\.?|nr\\.?|row")) {
            return false;
        }
        for (int start = 0; start <= 1; start++) {
            boolean counts = size > 1 || heading.indexOf(' ') > 0;
            for (int row = 0; counts && row < size; row++) {
                counts = column.word(row).equals(Integer.toString(row + start));
            }
            if (counts) {
                if (heading.indexOf(' ') < 0) {
                    notes.add(
                            "The column %s numbers the rows and was left out."
                                    .formatted(column.name()));
                }
                return true;
            }
        }
        return false;
    }

    /** Finds the row of every picture. */
    private record Rows(AttributeTable table, String name, Naming naming, List<String> files) {
        void fill(Map<String, Integer> rows, List<String> notes) {
            List<String> missing = new ArrayList<>();
            List<String> ambiguous = new ArrayList<>();
            List<String> again = new ArrayList<>();
            for (int row = 0; row < table.size(); row++) {
                int picture = naming.pictures()[naming.column().code(row)];
                String word = naming.column().word(row);
                if (picture == PictureNames.NONE) {
                    missing.add(word);
                } else if (picture == PictureNames.AMBIGUOUS) {
                    ambiguous.add(word);
                } else if (rows.putIfAbsent(files.get(picture), row) != null) {
                    again.add(word);
                }
            }
            if (!missing.isEmpty()) {
                notes.add(
                        missing.size() == 1
                                ? "%s names 1 file that is not in the folder: %s."
                                        .formatted(name, first(missing))
                                : "%s names %s files that are not in the folder; the first: %s."
                                        .formatted(name, missing.size(), first(missing)));
            }
            if (!ambiguous.isEmpty()) {
                notes.add(
                        ambiguous.size() == 1
                                ? "%s has 1 name that does not tell one picture from others: %s."
                                        .formatted(name, first(ambiguous))
                                : "%s has %s names that do not tell one picture from others; the first: %s."
                                        .formatted(name, ambiguous.size(), first(ambiguous)));
            }
            if (!again.isEmpty()) {
                notes.add(
                        again.size() == 1
                                ? "%s names a picture twice, and its first line counts: %s."
                                        .formatted(name, first(again))
                                : "%s names %s pictures again, and their first lines count: %s."
                                        .formatted(name, again.size(), NameList.of(again)));
            }
        }

        private static String first(List<String> words) {
            return words.get(0).isEmpty() ? "an empty cell" : NameList.of(words.subList(0, 1));
        }
    }

    /**
     * One table of several that speak for different folders.
     *
     * @return empty where their columns are not the same
     */
    static Optional<MatchedTable> joined(List<MatchedTable> tables) {
        MatchedTable first = tables.get(0);
        List<String> names = first.columnNames();
        List<AttributeColumn> columns = names.stream().map(AttributeColumn::new).toList();
        Map<String, Integer> rows = new HashMap<>();
        List<String> notes = new ArrayList<>();
        for (MatchedTable table : tables) {
            if (!table.columnNames().equals(names)
                    || table.isYesOrNo != first.isYesOrNo
                    || table.isCommaSeparated != first.isCommaSeparated) {
                return Optional.empty();
            }
            table.rows.forEach(
                    (file, row) -> {
                        rows.put(file, rows.size());
                        for (int c = 0; c < columns.size(); c++) {
                            columns.get(c).add(table.columns.get(c).word(row));
                        }
                    });
            notes.addAll(table.notes);
        }
        return Optional.of(
                new MatchedTable(
                        columns,
                        rows,
                        first.isYesOrNo,
                        first.isCommaSeparated,
                        List.copyOf(notes)));
    }

    private List<String> columnNames() {
        return columns.stream().map(AttributeColumn::name).toList();
    }

    /** Whether a picture is named. */
    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The rows of pictures. */
    int[] used() {
        Set<Integer> used = new HashSet<>(rows.values());
        return used.stream().mapToInt(Integer::intValue).sorted().toArray();
    }
}
