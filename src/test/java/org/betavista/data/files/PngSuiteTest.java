package org.betavista.data.files;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.betavista.data.InvalidInputException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Willem van Schaik's PNG test images, where they lie beside the project. */
class PngSuiteTest {
    private static final Path FOLDER = Path.of("..", "shared", "data", "pngsuite", "png");

    /**
     * The JDK's decoder does not look at checksums, and nothing but a checksum is wrong with these:
     * of the pixels in one, of the header in the other.
     */
    private static final Set<String> WRONG_IN_A_CHECKSUM_ONLY =
            Set.of("xcsn0g01.png", "xhdn0g08.png");

    @BeforeEach
    void needsThePictures() {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "no PngSuite here");
    }

    private static List<Path> files(boolean corrupt) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    .filter(file -> corrupt == file.getFileName().toString().startsWith("x"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void refusesEveryCorruptFileByItsName() throws IOException {
        List<Path> files = files(true);
        assertEquals(14, files.size());
        assertAll(
                files.stream()
                        .filter(
                                file ->
                                        !WRONG_IN_A_CHECKSUM_ONLY.contains(
                                                file.getFileName().toString()))
                        .map(PngSuiteTest::refused));
    }

    private static Executable refused(Path file) {
        return () -> {
            String name = file.getFileName().toString();
            String sentence =
                    assertThrows(
                                    InvalidInputException.class,
                                    () -> ImageFile.read(file),
                                    name + " was accepted")
                            .sentence();
            assertTrue(sentence.contains(name), sentence);
        };
    }

    @Test
    void readsEveryValidFile() throws IOException {
        List<Path> files = files(false);
        assertTrue(files.size() > 100);
        assertAll(files.stream().map(PngSuiteTest::readWithItsSize));
    }

    private static Executable readWithItsSize(Path file) {
        return () -> {
            ByteBuffer header = ByteBuffer.wrap(Files.readAllBytes(file));
            Picture picture = ImageFile.read(file);
            assertEquals(header.getInt(16), picture.width(), file.toString());
            assertEquals(header.getInt(20), picture.height(), file.toString());
            for (float value : picture.red()) {
                assertTrue(value >= 0 && value <= 1, file.toString());
            }
        };
    }
}
