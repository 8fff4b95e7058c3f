package org.betavista.data.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.betavista.data.InvalidInputException;

/**
 * A hash of names, sizes and times of files, which changes when the files do. Contents are not
 * read, because that would take as long as an import; but the end of a single file is: there a ZIP
 * file lists its members with their checksums.
 */
final class Fingerprint {
    /** Changes with what imports make of the same files. */
    private static final String FORMAT = "betavista import 3";

    /** Holds the list of a thousand arrays. */
    private static final int END_BYTES = 1 << 16;

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        add(FORMAT);
    }

    static String ofFile(Path file) {
        try {
            FileState state =
                    FileState.of(file, Files.readAttributes(file, BasicFileAttributes.class));
            return new Fingerprint()
                    .add(String.valueOf(file.getFileName()), state)
                    .add(HexFormat.of().formatHex(end(file)))
                    .text();
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be read (%s).".formatted(file, IoReason.of(e)), e);
        }
    }

    private static byte[] end(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            input.skipNBytes(Math.max(0, Files.size(file) - END_BYTES));
            return input.readNBytes(END_BYTES);
        }
    }

    Fingerprint add(String name, FileState state) {
        return add(name + "\0" + state.size() + "\0" + state.modified() + "\0" + state.changed());
    }

    Fingerprint add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        return this;
    }

    /** Ends the hash. */
    String text() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
