package org.betavista.data.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.betavista.data.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Rows of comma separated values (RFC 4180), or with semicolons, tabs or bars between the values.
 */
final class CsvRows implements TableRows {
    private static final int LONGEST_FIELD = 1 << 16;
    private static final int MOST_FIELDS = 1_001;
    private static final int LOOK_AHEAD = 1 << 16;
    private static final int LINES_LOOKED_AT = 20;
    private static final String SEPARATORS = ",;\t|";

    private final BufferedReader reader;
    private final String file;
    private final char separator;
    private int line = 1;
    private int rowLine = 1;
    private boolean cutOff;

    CsvRows(BufferedReader reader, String file) throws IOException {
        this.reader = reader;
        this.file = file;
        reader.mark(LOOK_AHEAD);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        reader.mark(LOOK_AHEAD);
        char[] start = new char[LOOK_AHEAD - 1];
        int length = Math.max(0, reader.read(start, 0, start.length));
        reader.reset();
        separator = separator(start, length);
    }

    /**
     * The one that most of the first lines have. Excel's first line may name it; comments do not
     * count.
     */
    private char separator(char[] start, int length) throws IOException {
        List<String> lines = new String(start, 0, length).lines().limit(LINES_LOOKED_AT).toList();
        if (!lines.isEmpty() && lines.get(0).strip().matches("(?i)\"?sep=[,;\t|]\"?")) {
            String named = lines.get(0).strip().replace("\"", "");
            skipLine();
            return named.charAt(named.length() - 1);
        }
        char best = ',';
        long most = 0;
        for (char candidate : firstFound(lines).toCharArray()) {
            long having =
                    lines.stream()
                            .filter(text -> !text.startsWith("#") && holds(text, candidate))
                            .count();
            if (having > most) {
                most = having;
                best = candidate;
            }
        }
        return best;
    }

    /** The separators in the order in which they are met, so that the header's comes first. */
    private static String firstFound(List<String> lines) {
        StringBuilder found = new StringBuilder();
        for (String text : lines) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (SEPARATORS.indexOf(c) >= 0 && found.indexOf(String.valueOf(c)) < 0) {
                    found.append(c);
                }
            }
        }
        return found.toString();
    }

    private static boolean holds(String text, char separator) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            quoted ^= text.charAt(i) == '"';
            if (!quoted && text.charAt(i) == separator) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int line() {
        return rowLine;
    }

    @Override
    public @Nullable List<String> next() throws IOException {
        while (true) {
            rowLine = line;
            List<String> row = row();
            if (row == null || row.size() > 1 || !row.get(0).isBlank()) {
                return row;
            }
        }
    }

    @Override
    public void skipLine() throws IOException {
        int next = reader.read();
        while (next >= 0 && next != '\n' && next != '\r') {
            next = reader.read();
        }
        if (next == '\r') {
            peekIs('\n');
        }
        line++;
    }

    @Override
    public boolean isCutOff() {
        return cutOff;
    }

    @Override
    public boolean isCommaSeparated() {
        return separator == ',';
    }

    private @Nullable List<String> row() throws IOException {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        boolean closed = false;
        int next = reader.read();
        if (next < 0) {
            return null;
        }
        for (; ; next = reader.read()) {
            if (next == '\n') {
                line++;
            }
            if (quoted) {
                if (next < 0) {
                    throw malformed("a quote is not closed");
                } else if (next != '"') {
                    append(field, (char) next);
                } else if (peekIs('"')) {
                    append(field, '"');
                } else {
                    quoted = false;
                    closed = true;
                }
            } else if (next == separator) {
                end(fields, field);
                closed = false;
            } else if (next == '\n' || next < 0) {
                cutOff = next < 0;
                end(fields, field);
                return fields;
            } else if (next == '\r') {
                // Old programs end lines by it alone.
                peekIs('\n');
                line++;
                end(fields, field);
                return fields;
            } else if (closed || (next == '"' && !field.isEmpty())) {
                throw malformed("text stands beside a quoted value");
            } else if (next == '"') {
                quoted = true;
            } else {
                append(field, (char) next);
            }
        }
    }

    /** Takes the next character along if it is this one. */
    private boolean peekIs(char wanted) throws IOException {
        reader.mark(1);
        if (reader.read() == wanted) {
            return true;
        }
        reader.reset();
        return false;
    }

    private void append(StringBuilder field, char next) {
        if (next == '\uFFFD' || next == 0) {
            throw malformed("it is not text in UTF-8");
        }
        if (field.length() == LONGEST_FIELD) {
            throw malformed("a value is too long");
        }
        field.append(next);
    }

    private void end(List<String> fields, StringBuilder field) {
        if (fields.size() == MOST_FIELDS) {
            throw malformed("there are too many columns");
        }
        fields.add(field.toString().strip());
        field.setLength(0);
    }

    InvalidInputException malformed(String reason) {
        return new InvalidInputException(
                "%s, line %s: %s; correct the table.".formatted(file, rowLine, reason));
    }
}
