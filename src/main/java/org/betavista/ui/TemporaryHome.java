package org.betavista.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A home folder for a measurement, empty at first, and deleted with all that is in it. */
record TemporaryHome(Path folder) implements AutoCloseable {
    /** Makes one. */
    static TemporaryHome create() throws IOException {
        return new TemporaryHome(Files.createTempDirectory("betavista-bench"));
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
