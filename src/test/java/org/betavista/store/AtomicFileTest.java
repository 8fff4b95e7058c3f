package org.betavista.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.betavista.data.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void writesTheContentAndNothingElse() throws IOException {
        Path file = folder.resolve("a.bin");
        AtomicFile.write(file, new byte[] {1, 2, 3});
        assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(file));
        assertEquals(List.of("a.bin"), names());
    }

    @Test
    void replacesAnOlderFileEvenByAShorterOne() throws IOException {
        Path file = folder.resolve("a.bin");
        AtomicFile.write(file, new byte[1000]);
        AtomicFile.write(file, new byte[] {7});
        assertArrayEquals(new byte[] {7}, Files.readAllBytes(file));
        assertEquals(List.of("a.bin"), names());
    }

    @Test
    void overwritesWhatACrashLeftBeside() throws IOException {
        Files.write(folder.resolve("a.bin.betavista-part"), new byte[50]);
        AtomicFile.write(folder.resolve("a.bin"), new byte[] {7});
        assertArrayEquals(new byte[] {7}, Files.readAllBytes(folder.resolve("a.bin")));
        assertEquals(List.of("a.bin"), names());
    }

    @Test
    void leavesAnotherProgramsUnfinishedFileAlone() throws IOException {
        Path theirs = Files.write(folder.resolve("a.bin.part"), new byte[50]);
        AtomicFile.write(folder.resolve("a.bin"), new byte[] {7});
        assertArrayEquals(new byte[50], Files.readAllBytes(theirs));
    }

    @Test
    void joinsPieces() throws IOException {
        Path file = folder.resolve("a.bin");
        AtomicFile.write(
                file,
                new ByteBuffer[] {
                    ByteBuffer.wrap(new byte[] {1, 2}),
                    ByteBuffer.allocate(0),
                    ByteBuffer.wrap(new byte[] {3})
                });
        assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(file));
    }

    @Test
    void makesMissingFolders() throws IOException {
        Path file = folder.resolve("deep").resolve("deeper").resolve("a.bin");
        AtomicFile.write(file, new byte[] {9});
        assertArrayEquals(new byte[] {9}, Files.readAllBytes(file));
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Path notAFolder = Files.write(folder.resolve("file"), new byte[1]);
        Path file = notAFolder.resolve("a.bin");
        String sentence =
                assertThrows(
                                InvalidInputException.class,
                                () -> AtomicFile.write(file, new byte[] {1}))
                        .sentence();
        assertTrue(sentence.contains(file.toString()), sentence);
        assertTrue(sentence.contains("cannot be written"), sentence);
        assertEquals(List.of("file"), names());
    }

    @Test
    void leavesAFolderOfTheSameNameAlone() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.write(taken.resolve("inside"), new byte[1]);
        String sentence =
                assertThrows(
                                InvalidInputException.class,
                                () -> AtomicFile.write(taken, new byte[] {1}))
                        .sentence();
        assertTrue(sentence.contains("taken"), sentence);
        assertEquals(List.of("taken"), names());
        assertTrue(Files.exists(taken.resolve("inside")));
    }
}
