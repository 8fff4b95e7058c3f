package org.betavista.data.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders as wholes: a place to work, to move into the place of another, to delete. */
final class FolderTree {
    private static final int ATTEMPTS = 20;
    private static final Duration AT_WORK = Duration.ofHours(1);

    private FolderTree() {}

    /** A new name beside a folder, which no other process uses. Begins with a dot. */
    static Path beside(Path target, String ending) {
        return target.resolveSibling(
                "." + target.getFileName() + "-" + UUID.randomUUID() + "." + ending);
    }

    /**
     * Moves a finished folder to its place. What stood there goes; when two processes do so at
     * once, the later one stays.
     */
    static void moveInto(Path finished, Path target) throws IOException {
        for (int attempt = 1; ; attempt++) {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                Path old = beside(target, "old");
                try {
                    Files.move(target, old);
                } catch (IOException e) {
                    // Another process may have moved it away first.
                    if (attempt == ATTEMPTS) {
                        throw e;
                    }
                    continue;
                }
                deleteQuietly(old);
            }
            try {
                move(finished, target);
                return;
            } catch (IOException e) {
                if (attempt == ATTEMPTS || !Files.exists(target)) {
                    throw e;
                }
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    /**
     * Deletes what an import that was cut short left beside a folder. What was written to lately
     * may belong to another process that is still at it.
     */
    static void deleteLeftovers(Path target, Instant now) {
        String start = "." + target.getFileName() + "-";
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(
                        Objects.requireNonNull(target.getParent(), "a root"),
                        path -> isLeftover(path, start))) {
            for (Path leftover : found) {
                if (lastChange(leftover).isBefore(now.minus(AT_WORK))) {
                    deleteQuietly(leftover);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // They cost space and nothing else.
        }
    }

    private static boolean isLeftover(Path path, String start) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith(start) && (name.endsWith(".part") || name.endsWith(".old"));
    }

    private static Instant lastChange(Path folder) throws IOException {
        Instant last = Files.getLastModifiedTime(folder).toInstant();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Instant change = Files.getLastModifiedTime(file).toInstant();
                last = change.isAfter(last) ? change : last;
            }
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
        return last;
    }

    /** Deletes what can be deleted; links are deleted, not what they lead to. */
    static void deleteQuietly(Path folder) {
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                                throws IOException {
                            Files.delete(file);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(
                                Path directory, @Nullable IOException e) throws IOException {
                            Files.delete(directory);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            // Some systems keep mapped files until they are unmapped. Nobody reads such a folder.
        }
    }
}
