package org.betavista.data.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.betavista.data.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table that lies beside pictures: {@code factors.csv}, what pandas or a
 * spreadsheet saved, Hugging Face's {@code metadata.csv}, or a list of attributes as CelebA has it
 * (a count, the names, then a file with -1 or 1 for each name). Lines that fit no table are left
 * out and told.
 */
final class AttributeTable {
    private static final int MOST_ROWS = 5_000_000;

    /** So many lines that fit no table, and more than others, end the reading. */
    private static final int MOST_LEFT_OUT = 1_000;

    private static final int MOST_COLUMNS = 1_001;
    private static final long LARGEST_FILE = 1L << 30;

    /** A number twice while its array grows, and once more as the value of a factor. */
    private static final int CELL_BYTES = 3 * Integer.BYTES;

    /** What a word takes in a map beside its letters. */
    private static final int WORD_BYTES = 128;

    private final String name;
    private final TableRows source;
    private final boolean isList;
    private final long mostMemory;
    private final List<AttributeColumn> columns = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long memory;
    private int rows;
    private int leftOut;
    private String firstLeftOut = "";
    private @Nullable Integer claimed;

    private AttributeTable(String name, TableRows source, boolean isList, long mostMemory) {
        this.name = name;
        this.source = source;
        this.isList = isList;
        this.mostMemory = mostMemory;
    }

    /**
     * Reads a table.
     *
     * @throws InvalidInputException if it is none, with the first line that is wrong
     */
    static AttributeTable read(Path file) {
        return read(file, Runtime.getRuntime().maxMemory() / 4, MOST_ROWS);
    }

    /**
     * The same with limits.
     *
     * @param mostMemory bytes, about
     * @param mostRows how many rows are read
     */
    static AttributeTable read(Path file, long mostMemory, int mostRows) {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new InvalidInputException(name + " is too large for a table of factors.");
            }
            try (BufferedReader reader = TableText.open(file)) {
                boolean isList = isList(reader, name);
                TableRows rows = isList ? new SpacedRows(reader, name) : new CsvRows(reader, name);
                AttributeTable table = new AttributeTable(name, rows, isList, mostMemory);
                table.readAll(mostRows);
                return table;
            }
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be read (%s).".formatted(name, IoReason.of(e)), e);
        }
    }

    /** Whether spaces stand between the values: in texts without any other separator. */
    private static boolean isList(BufferedReader reader, String name) throws IOException {
        if (!FileEndings.of(name).equals("txt")) {
            return false;
        }
        reader.mark(1 << 16);
        char[] start = new char[(1 << 16) - 1];
        int length = Math.max(0, reader.read(start, 0, start.length));
        reader.reset();
        return new String(start, 0, length)
                .lines()
                .limit(3)
                .noneMatch(line -> line.matches(".*[,;\t|].*"));
    }

    private void readAll(int mostRows) throws IOException {
        List<String> header = nextRow();
        List<String> row = header == null ? null : nextRow();
        while (header != null && row != null && isAboveHeader(header, row)) {
            claimed = count(header.get(0));
            header = row;
            row = nextRow();
        }
        if (header == null) {
            throw new InvalidInputException(
                    name + " is empty; a table has a line of names and a line for each picture.");
        }
        boolean isText = FileEndings.of(name).equals("txt");
        if (isText && !isList && header.stream().noneMatch(SideFiles::isNameColumn)) {
            throw malformed("no column is named file");
        }
        if (header.stream().anyMatch(AttributeTable::isPicture)) {
            if (isText) {
                throw malformed("a line with the names of the attributes has to come first");
            }
            add(startWithoutNames(header), header);
        } else {
            nameColumns(header, row);
        }
        for (; row != null && rows < mostRows; row = nextRow()) {
            add(columns.size(), row);
        }
        finish(row == null);
    }

    /** The next row that can be read. */
    private @Nullable List<String> nextRow() throws IOException {
        while (true) {
            try {
                List<String> row = source.next();
                if (row == null || !isComment(row)) {
                    return row;
                }
            } catch (InvalidInputException e) {
                leaveOut(e.sentence());
                source.skipLine();
            }
        }
    }

    /** A line behind a number sign, unless it names columns or a picture is called so. */
    private boolean isComment(List<String> row) {
        String first = row.get(0);
        boolean isHeading =
                columns.isEmpty()
                        && row.size() > 1
                        && SideFiles.isNameColumn(first.replaceFirst("^#+", ""));
        return first.startsWith("#") && !isHeading && !isPicture(first);
    }

    /** A count of the files above a list, or a title above another table. */
    private boolean isAboveHeader(List<String> header, List<String> row) {
        if (header.size() > 1 || isList) {
            return header.size() == 1 && count(header.get(0)) != null;
        }
        boolean isTwo = row.size() == 2 && row.stream().noneMatch(SideFiles::isNameColumn);
        return row.size() > 1 && !isTwo && row.stream().noneMatch(AttributeTable::isPicture);
    }

    static boolean isPicture(String word) {
        String ending = FileEndings.of(word);
        return FileEndings.isPicture(ending) && word.length() > ending.length() + 1;
    }

    private static @Nullable Integer count(String word) {
        try {
            return Integer.valueOf(word);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private int startWithoutNames(List<String> row) {
        for (int c = 1; c <= row.size(); c++) {
            columns.add(new AttributeColumn(unnamed(c - 1)));
        }
        checkColumns();
        return row.size();
    }

    private void nameColumns(List<String> header, @Nullable List<String> row) {
        List<String> names = new ArrayList<>(header);
        // CelebA and R do not name the column of names.
        boolean isNamed = names.stream().anyMatch(SideFiles::isNameColumn);
        if (!isNamed
                && row != null
                && row.size() == names.size() + 1
                && !row.get(row.size() - 1).isEmpty()) {
            names.add(0, "file");
        }
        Set<String> known = new HashSet<>();
        for (int c = 0; c < names.size(); c++) {
            String word = names.get(c).replaceFirst(c == 0 ? "^#\\s*" : "^$", "").strip();
            if (word.isEmpty()) {
                word = unnamed(c);
            }
            String unique = word;
            for (int next = 2; !known.add(unique); next++) {
                unique = word + " (" + next + ")";
            }
            columns.add(new AttributeColumn(unique));
        }
        checkColumns();
    }

    private static String unnamed(int column) {
        return "column " + (column + 1);
    }

    private void checkColumns() {
        if (columns.size() < 2 || columns.size() > MOST_COLUMNS) {
            throw malformed("1 to 1000 columns of factors are needed");
        }
    }

    private void add(int size, List<String> row) {
        int length = row.size();
        while (length > size && row.get(length - 1).isEmpty()) {
            length--;
        }
        if (length > size || length < Math.min(2, size)) {
            leaveOut(
                    "%s, line %s: there are %s values for %s columns."
                            .formatted(name, source.line(), row.size(), size));
            return;
        }
        if (length < size && source.isCutOff()) {
            leaveOut("%s, line %s: the file ends too early.".formatted(name, source.line()));
            return;
        }
        if (isList && !row.subList(1, length).stream().allMatch(AttributeTable::isAnswer)) {
            leaveOut("%s, line %s: values have to be -1 or 1.".formatted(name, source.line()));
            return;
        }
        rows++;
        for (int c = 0; c < size; c++) {
            String word = c < length ? row.get(c) : "";
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

    private static boolean isAnswer(String word) {
        return word.equals("1") || word.equals("-1") || word.equals("0");
    }

    private void leaveOut(String sentence) {
        leftOut++;
        if (firstLeftOut.isEmpty()) {
            firstLeftOut = sentence;
        }
        if (leftOut > MOST_LEFT_OUT && leftOut > rows) {
            throw new InvalidInputException(firstLeftOut);
        }
    }

    private void finish(boolean isWhole) {
        if (rows == 0 || rows < leftOut) {
            throw new InvalidInputException(
                    leftOut > 0
                            ? firstLeftOut
                            : name + " names no files; add a line for each picture.");
        }
        columns.removeIf(column -> column.name().matches("column \\d+") && column.isEmpty());
        if (leftOut > 0) {
            notes.add(
                    leftOut == 1
                            ? "A line was left out. " + firstLeftOut
                            : "%s lines of %s were left out; the first: %s"
                                    .formatted(leftOut, name, firstLeftOut));
        }
        if (isWhole && claimed != null && claimed > rows + leftOut) {
            notes.add(
                    "%s says that it names %s files, but has lines for %s; it may have been cut off."
                            .formatted(name, claimed, rows + leftOut));
        }
    }

    private InvalidInputException malformed(String reason) {
        return new InvalidInputException(
                "%s, line %s: %s; correct the table.".formatted(name, source.line(), reason));
    }

    /** All columns, in the order of the file, with the one that names pictures. */
    List<AttributeColumn> columns() {
        return columns;
    }

    /** Whole sentences on what was left out. */
    List<String> notes() {
        return notes;
    }

    /** Whether columns of -1, 0 and 1 mean no and yes. */
    boolean isYesOrNo() {
        return !SideFiles.isFactorFile(name);
    }

    boolean isCommaSeparated() {
        return source.isCommaSeparated();
    }

    /** The number of lines about pictures. */
    int size() {
        return rows;
    }
}
