package org.betavista.data.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.betavista.data.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Rows with spaces between the values, as CelebA's lists have them. */
final class SpacedRows implements TableRows {
    private final BufferedReader reader;
    private final String file;
    private int line;
    private boolean cutOff;

    SpacedRows(BufferedReader reader, String file) {
        this.reader = reader;
        this.file = file;
    }

    @Override
    public @Nullable List<String> next() throws IOException {
        while (true) {
            String text = readLine();
            if (text == null) {
                return null;
            }
            line++;
            if (text.indexOf('\0') >= 0 || text.indexOf('\uFFFD') >= 0) {
                throw new InvalidInputException(
                        "%s, line %s: it is not text; correct the table.".formatted(file, line));
            }
            String words = text.replace("\uFEFF", "").strip();
            if (!words.isEmpty()) {
                return Arrays.asList(words.split("\\s+", -1));
            }
        }
    }

    /** Like the reader's, which does not tell how the last line ends. */
    private @Nullable String readLine() throws IOException {
        StringBuilder text = new StringBuilder();
        int next = reader.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n' && next != '\r') {
            text.append((char) next);
            next = reader.read();
        }
        if (next == '\r') {
            reader.mark(1);
            if (reader.read() != '\n') {
                reader.reset();
            }
        }
        cutOff = next < 0;
        return text.toString();
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public void skipLine() {
        // Rows are taken by whole lines.
    }

    @Override
    public boolean isCutOff() {
        return cutOff;
    }

    @Override
    public boolean isCommaSeparated() {
        return false;
    }
}
