package org.betavista.data.files;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.betavista.data.InvalidInputException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Willem van Schaik's PNG test images, where they lie beside the project. */
class PngSuiteTest {
    private static final Path FOLDER = Path.of("..", "shared", "data", "pngsuite", "png");

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
        assertAll(files.stream().map(PngSuiteTest::refused));
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

    /** Gamma is not applied, which is why files that differ in gamma alone differ here too. */
    @Test
    void readsEveryValidFileAsASecondDecoderDoes() throws IOException {
        List<Path> files = files(false);
        assertTrue(files.size() > 100);
        assertAll(files.stream().map(PngSuiteTest::readAsTheReferenceDoes));
    }

    private static Executable readAsTheReferenceDoes(Path file) {
        return () -> {
            ReferencePng expected = new ReferencePng(Files.readAllBytes(file));
            Picture picture = ImageFile.read(file);
            assertEquals(expected.width, picture.width(), file.toString());
            assertEquals(expected.height, picture.height(), file.toString());
            assertPlane(file, expected.planes[0], picture.red());
            assertPlane(file, expected.planes[1], picture.green());
            assertPlane(file, expected.planes[2], picture.blue());
        };
    }

    private static void assertPlane(Path file, double[] expected, float[] read) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], read[i], 1e-6, file.getFileName() + " at " + i);
        }
    }
}
