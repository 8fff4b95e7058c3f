package org.betavista.data.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.betavista.data.InvalidInputException;

/**
 * A hash of names, sizes and times of files, which changes when the files do. Contents are not
 * read, because that would take as long as an import.
 */
final class Fingerprint {
    /** Changes with what imports make of the same files. */
    private static final String FORMAT = "betavista import 2";

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
            return new Fingerprint()
                    .add(
                            String.valueOf(file.getFileName()),
                            Files.size(file),
                            Files.getLastModifiedTime(file).toMillis())
                    .text();
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be read (%s).".formatted(file, IoReason.of(e)), e);
        }
    }

    Fingerprint add(String name, long size, long modified) {
        return add(name + "\0" + size + "\0" + modified);
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
