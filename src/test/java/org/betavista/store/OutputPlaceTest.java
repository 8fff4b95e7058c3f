package org.betavista.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.betavista.data.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputPlaceTest {
    @TempDir Path folder;

    private static String refusal(Path file, boolean replaced) {
        return assertThrows(
                        InvalidInputException.class,
                        () -> OutputPlace.checkFile(file, replaced, ""))
                .sentence();
    }

    @Test
    void aFreeNameKeepsTheEndingOfAFileAndTheDotsOfAFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("grid.v1.png"));
        Files.createFile(folder.resolve("grid.v1-2.png"));
        assertEquals(folder.resolve("grid.v1-3.png"), OutputPlace.free(file));
        Path run = Files.createDirectory(folder.resolve("run.v1"));
        assertEquals(folder.resolve("run.v1-2"), OutputPlace.free(run));
        Path hidden = Files.createFile(folder.resolve(".hidden"));
        assertEquals(folder.resolve(".hidden-2"), OutputPlace.free(hidden));
    }

    @Test
    void aVacantPlaceIsTakenAsItIs() throws IOException {
        Path file = folder.resolve("grid.png");
        assertEquals(file, OutputPlace.vacant(file));
        Files.createFile(file);
        assertEquals(folder.resolve("grid-2.png"), OutputPlace.vacant(file));
    }

    @Test
    void aFileMayBeNewInFoldersThatAreMissing() {
        assertDoesNotThrow(() -> OutputPlace.checkFile(folder.resolve("a/b/grid.png"), false, "-"));
        assertEquals(false, Files.exists(folder.resolve("a")), "looking leaves nothing behind");
    }

    @Test
    void aFileThatExistsIsRefusedUnlessItMayBeReplaced() throws IOException {
        Path file = Files.createFile(folder.resolve("grid.png"));
        assertEquals(
                file
                        + " exists already; choose another name, such as "
                        + folder.resolve("grid-2.png")
                        + ".",
                refusal(file, false));
        assertDoesNotThrow(() -> OutputPlace.checkFile(file, true, ""));
    }

    @Test
    void aLinkThatLeadsNowhereIsThere() throws IOException {
        Path link = folder.resolve("link.png");
        try {
            Files.createSymbolicLink(link, folder.resolve("nowhere"));
        } catch (IOException | UnsupportedOperationException e) {
            abort("no links here");
        }
        assertEquals(
                link + " is there and no ordinary file; choose another name.", refusal(link, true));
    }

    @Test
    void anEmptyNameIsNoFolder() {
        assertThrows(InvalidInputException.class, () -> OutputPlace.checkFolder(Path.of("")));
        assertDoesNotThrow(() -> OutputPlace.checkFolder(Path.of(".")));
    }
}
