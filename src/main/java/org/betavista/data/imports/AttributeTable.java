package org.betavista.data.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.betavista.data.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * What a table says about picture files: {@code factors.csv}, or a list of attributes as CelebA has
 * it (a count, the names, then a file with -1 or 1 for each name).
 */
final class AttributeTable {
    static final Set<String> FILE_COLUMNS =
            Set.of("file", "filename", "file_name", "image", "image_id", "path");
    private static final List<String> OTHER_ENDINGS = List.of(".jpg", ".png", ".jpeg");
    private static final int MOST_ROWS = 5_000_000;
    private static final long LARGEST_FILE = 1L << 30;

    /** A number twice while its array grows, and once more as the value of a factor. */
    private static final int CELL_BYTES = 3 * Integer.BYTES;

    /** What a word takes in a map beside its letters. */
    private static final int WORD_BYTES = 128;

    private final List<AttributeColumn> columns = new ArrayList<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private final boolean yesOrNo;
    private final long mostMemory;
    private long memory;

    private AttributeTable(boolean yesOrNo, long mostMemory) {
        this.yesOrNo = yesOrNo;
        this.mostMemory = mostMemory;
    }

    static boolean isFactorFile(String name) {
        return lastPart(name).equals("factors.csv");
    }

    static boolean isTable(String name) {
        String last = lastPart(name);
        return isFactorFile(name)
                || (last.contains("attr") && (last.endsWith(".txt") || last.endsWith(".csv")));
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a table.
     *
     * @throws InvalidInputException with the line that is wrong
     */
    static AttributeTable read(Path file) {
        return read(file, Runtime.getRuntime().maxMemory() / 4);
    }

    /** The same with so many bytes of memory, about. */
    static AttributeTable read(Path file, long mostMemory) {
        String name = String.valueOf(file.getFileName());
        AttributeTable table = new AttributeTable(!isFactorFile(name), mostMemory);
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new InvalidInputException(name + " is too large for a table of factors.");
            }
            // The decoder replaces what is not UTF-8, and the line is then named.
            try (BufferedReader reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    Files.newInputStream(file), StandardCharsets.UTF_8),
                            1 << 16)) {
                if (name.toLowerCase(Locale.ROOT).endsWith(".txt")) {
                    table.readList(reader, name);
                } else {
                    table.readCsv(new CsvRows(reader, name), name);
                }
            }
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be read (%s).".formatted(name, IoReason.of(e)), e);
        }
        if (table.rows.isEmpty()) {
            throw new InvalidInputException(name + " names no files; add a line for each picture.");
        }
        return table;
    }

    private void readCsv(CsvRows csv, String name) throws IOException {
        List<String> header = csv.next();
        if (header == null) {
            throw new InvalidInputException(name + " is empty; its first line names the columns.");
        }
        if (!FILE_COLUMNS.contains(header.get(0).toLowerCase(Locale.ROOT))) {
            throw csv.malformed("the first column has to be named file");
        }
        nameColumns(header.subList(1, header.size()), name, csv.line());
        for (List<String> row = csv.next(); row != null; row = csv.next()) {
            if (row.size() != header.size()) {
                throw csv.malformed(
                        "there are %s values where the first line names %s columns"
                                .formatted(row.size(), header.size()));
            }
            add(row, name, csv.line());
        }
    }

    private void readList(BufferedReader reader, String name) throws IOException {
        long claimed = count(line(reader, name, 1), name);
        nameColumns(words(line(reader, name, 2)), name, 2);
        int number = 3;
        for (String line = reader.readLine(); line != null; line = reader.readLine(), number++) {
            if (line.isBlank()) {
                continue;
            }
            List<String> row = words(line);
            if (row.size() != columns.size() + 1) {
                throw malformed(
                        name,
                        number,
                        "there are %s values for %s names"
                                .formatted(row.size() - 1, columns.size()));
            }
            for (String value : row.subList(1, row.size())) {
                if (!value.equals("1") && !value.equals("-1") && !value.equals("0")) {
                    throw malformed(name, number, "values have to be -1 or 1");
                }
            }
            add(row, name, number);
        }
        if (rows.size() != claimed) {
            throw malformed(
                    name, 1, "it says %s files, but %s follow".formatted(claimed, rows.size()));
        }
    }

    private static String line(BufferedReader reader, String name, int number) throws IOException {
        String line = reader.readLine();
        if (line == null) {
            throw malformed(name, number, "the file ends too early");
        }
        return number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    private static long count(String line, String name) {
        try {
            return Integer.parseInt(line.strip());
        } catch (NumberFormatException e) {
            throw malformed(name, 1, "the first line has to be the number of files");
        }
    }

    private static List<String> words(String line) {
        return Arrays.asList(line.strip().split("\\s+", -1));
    }

    private void nameColumns(List<String> names, String file, int line) {
        Set<String> known = new HashSet<>();
        for (String name : names) {
            if (name.isBlank() || name.indexOf('\uFFFD') >= 0 || !known.add(name)) {
                throw malformed(file, line, "every column needs a name of its own");
            }
            columns.add(new AttributeColumn(name));
        }
        if (columns.isEmpty() || columns.size() > 1_000) {
            throw malformed(file, line, "1 to 1000 columns of factors are needed");
        }
    }

    private void add(List<String> row, String name, int line) {
        String file = row.get(0).replace('\\', '/');
        if (file.startsWith("./")) {
            file = file.substring(2);
        }
        if (file.isEmpty() || rows.putIfAbsent(file, rows.size()) != null) {
            throw malformed(
                    name, line, file.isEmpty() ? "no file is named" : file + " is named twice");
        }
        if (rows.size() > MOST_ROWS) {
            throw malformed(name, line, "there are too many lines");
        }
        memory += WORD_BYTES + 2L * file.length();
        for (int c = 0; c < columns.size(); c++) {
            String word = row.get(c + 1);
            memory += CELL_BYTES;
            if (columns.get(c).add(word)) {
                memory += WORD_BYTES + 2L * word.length();
            }
        }
        if (memory > mostMemory) {
            throw new InvalidInputException(
                    "%s needs more memory than there is; leave out columns that are no factors."
                            .formatted(name));
        }
    }

    private static InvalidInputException malformed(String name, int line, String reason) {
        return new InvalidInputException(
                "%s, line %s: %s; correct the table.".formatted(name, line, reason));
    }

    /**
     * One table of several that speak for different folders.
     *
     * @param tables by the folder that each speaks for, which ends with a slash
     * @return empty where their columns are not the same
     */
    static Optional<AttributeTable> joined(Map<String, AttributeTable> tables) {
        AttributeTable first = tables.values().iterator().next();
        AttributeTable joined = new AttributeTable(first.yesOrNo, first.mostMemory);
        List<String> names = first.columns.stream().map(AttributeColumn::name).toList();
        names.forEach(name -> joined.columns.add(new AttributeColumn(name)));
        for (Map.Entry<String, AttributeTable> part : tables.entrySet()) {
            AttributeTable table = part.getValue();
            if (!table.columns.stream().map(AttributeColumn::name).toList().equals(names)
                    || table.yesOrNo != first.yesOrNo) {
                return Optional.empty();
            }
            table.rows.forEach(
                    (file, row) -> {
                        List<String> words = new ArrayList<>(List.of(part.getKey() + file));
                        table.columns.forEach(column -> words.add(column.word(row)));
                        joined.add(words, part.getKey(), row);
                    });
        }
        return Optional.of(joined);
    }

    List<AttributeColumn> columns() {
        return columns;
    }

    /** Whether columns of -1, 0 and 1 mean no and yes. */
    boolean isYesOrNo() {
        return yesOrNo;
    }

    /** The number of files that it names. */
    int size() {
        return rows.size();
    }

    /**
     * The row of a file by its name, with or without the ending, or with another picture's: the
     * list of one release of a set serves another.
     */
    @Nullable Integer row(String file) {
        Integer row = rows.get(file);
        if (row != null || FileEndings.of(file).isEmpty()) {
            return row;
        }
        String stem = FileEndings.stem(file);
        row = rows.get(stem);
        for (String ending : OTHER_ENDINGS) {
            row = row == null ? rows.get(stem + ending) : row;
        }
        return row;
    }
}
