package org.betavista.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.betavista.data.InvalidInputException;

/** Writes whole files so that a reader, or a crash, never meets half of one. */
public final class AtomicFile {
    /** Nobody else's ending, so that only what a crash of ours left behind is written over. */
    private static final String UNFINISHED = ".betavista-part";

    private AtomicFile() {}

    /**
     * Writes a file: beside its place first, forced to disk, then moved over it. Missing folders
     * are made.
     *
     * @throws InvalidInputException if the place cannot be written to
     */
    public static void write(Path file, byte[] content) {
        write(file, new ByteBuffer[] {ByteBuffer.wrap(content)});
    }

    /** The same for content in several pieces. */
    static void write(Path file, ByteBuffer[] content) {
        Path target = file.toAbsolutePath();
        Path temporary = temporary(target);
        try {
            Path folder = target.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (FileChannel channel =
                    FileChannel.open(
                            temporary,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING)) {
                for (ByteBuffer piece : content) {
                    while (piece.hasRemaining()) {
                        channel.write(piece);
                    }
                }
                channel.force(true);
            }
            move(temporary, target);
        } catch (IOException e) {
            deleteQuietly(temporary);
            throw new InvalidInputException(
                    "%s cannot be written (%s); choose another place.".formatted(file, reason(e)),
                    e);
        }
    }

    private static Path temporary(Path target) {
        return target.resolveSibling(target.getFileName() + UNFINISHED);
    }

    /** Deletes what a writing of the file that was cut off may have left beside it. */
    static void deleteTemporary(Path file) throws IOException {
        Files.deleteIfExists(temporary(file));
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The sentence about the write that failed is what the person needs to see.
        }
    }

    /** The reason in plain words. */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file stands where a folder is needed";
        }
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        return String.valueOf(e.getMessage());
    }
}
