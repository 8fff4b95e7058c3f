package org.betavista.data.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.betavista.data.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Rows of comma separated values (RFC 4180), or with semicolons or tabs between the values. */
final class CsvRows {
    private static final int LONGEST_FIELD = 1 << 16;
    private static final int MOST_FIELDS = 1_001;
    private static final int LOOK_AHEAD = 1 << 16;

    private final BufferedReader reader;
    private final String file;
    private char separator;
    private int line = 1;
    private int rowLine = 1;

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

    /** The first that stands in the header, outside of quotes. */
    private static char separator(char[] start, int length) {
        boolean quoted = false;
        for (int i = 0; i < length && (quoted || start[i] != '\n'); i++) {
            quoted ^= start[i] == '"';
            if (!quoted && (start[i] == ',' || start[i] == ';' || start[i] == '\t')) {
                return start[i];
            }
        }
        return ',';
    }

    /** The line on which the last row begins, from 1. */
    int line() {
        return rowLine;
    }

    /** The next row that is not blank; null at the end. */
    @Nullable List<String> next() throws IOException {
        while (true) {
            rowLine = line;
            List<String> row = row();
            if (row == null || row.size() > 1 || !row.get(0).isBlank()) {
                return row;
            }
        }
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
                end(fields, field);
                return fields;
            } else if (next == '\r') {
                if (!peekIs('\n')) {
                    throw malformed("a carriage return stands inside a line");
                }
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
