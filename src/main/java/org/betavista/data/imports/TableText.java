package org.betavista.data.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a table in the encoding that it was saved in: UTF-8, UTF-16 or Windows-1252. */
final class TableText {
    private static final int BUFFER = 1 << 16;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private TableText() {}

    /** Opens a file. A byte order mark of UTF-8 is left to the one who reads. */
    static BufferedReader open(Path file) throws IOException {
        // What no encoding spells is replaced, and the row is then refused.
        return new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), charset(file)), BUFFER);
    }

    private static Charset charset(Path file) throws IOException {
        byte[] start;
        try (InputStream input = Files.newInputStream(file)) {
            start = input.readNBytes(2);
        }
        if (start.length == 2) {
            int first = start[0] & 0xFF;
            int second = start[1] & 0xFF;
            if ((first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF)) {
                return StandardCharsets.UTF_16;
            }
            if (first == 0 ^ second == 0) {
                return first == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
            }
        }
        return isUtf8(file) ? StandardCharsets.UTF_8 : WINDOWS;
    }

    private static boolean isUtf8(Path file) throws IOException {
        try (Reader reader =
                new InputStreamReader(
                        Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder())) {
            reader.transferTo(Writer.nullWriter());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
