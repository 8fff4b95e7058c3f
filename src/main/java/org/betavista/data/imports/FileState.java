package org.betavista.data.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/**
 * What a system knows of a file without reading it.
 *
 * @param size in bytes
 * @param modified when its content changed, in milliseconds, as programs may say otherwise
 * @param changed when anything of it changed, in nanoseconds, which no program can say; 0 on
 *     systems that do not keep it
 */
record FileState(long size, long modified, long changed) {
    private static final String UNIX = "unix";

    static FileState of(Path file, BasicFileAttributes attributes) throws IOException {
        return new FileState(
                attributes.size(), attributes.lastModifiedTime().toMillis(), changed(file));
    }

    private static long changed(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains(UNIX)) {
            return 0;
        }
        return Files.getAttribute(file, UNIX + ":ctime") instanceof FileTime time
                ? time.to(TimeUnit.NANOSECONDS)
                : 0;
    }
}
