package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.betavista.data.InvalidInputException;
import org.betavista.data.imports.ImportSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataNameTest {
    @TempDir Path folder;

    private DataSource source(String name) {
        return DataName.source(
                name, ImportSettings.standard(), new DataFolder(folder.resolve("data")));
    }

    @Test
    void knowsTheBuiltInSetsInAnyCase() {
        assertEquals(new DataSource.BuiltInCircles(), source("Circles"));
        assertEquals(new DataSource.BuiltInShapes(), source("shapes"));
        assertEquals(new DataSource.BuiltInDigits(), source("DIGITS"));
        assertEquals(new DataSource.BuiltInFaces(), source("faces"));
    }

    @Test
    void tellsFoldersOfIdxFilesFromFoldersOfPictures() throws IOException {
        assertEquals(
                new DataSource.PictureFolder(folder.toString(), ImportSettings.standard()),
                source(folder + "/."));
        Files.createFile(folder.resolve("train-images-idx3-ubyte.gz"));
        assertEquals(new DataSource.IdxFiles(folder.toString()), source(folder.toString()));
    }

    @Test
    void takesNumpyFilesAndRefusesOthers() throws IOException {
        Path archive = Files.createFile(folder.resolve("images.NPZ"));
        assertEquals(
                new DataSource.NpzArchive(archive.toString(), new PixelScale.ByMost()),
                source(archive.toString()));
        Path text = Files.createFile(folder.resolve("notes.txt"));
        assertRefused(text.toString(), "notes.txt is no data set");
    }

    @Test
    void findsIdxFilesOneLevelOrTwoBelow() throws IOException {
        Path raw = Files.createDirectories(folder.resolve("torch/MNIST/raw"));
        Files.createFile(raw.resolve("train-images-idx3-ubyte"));
        assertEquals(
                new DataSource.IdxFiles(raw.toString()),
                source(folder.resolve("torch").toString()));
        assertEquals(
                new DataSource.IdxFiles(raw.toString()),
                source(folder.resolve("torch/MNIST").toString()));
    }

    @Test
    void saysThatAnArchiveHasToBeUnpacked() throws IOException {
        Path archive = Files.createFile(folder.resolve("photos.tar.gz"));
        assertRefused(archive.toString(), "unpack it");
    }

    @Test
    void refusesWhatIsNoPathInASentence() {
        assertRefused("a\0b", "is no path on this system");
    }

    @Test
    void saysWhatIsBuiltInWhereThereIsNoSuchPath() {
        assertRefused(folder.resolve("nowhere").toString(), "built in");
    }

    @Test
    void saysHowToDownloadASetThatIsMissing() {
        assertRefused("fashion-mnist", "data fashion-mnist");
    }

    private void assertRefused(String name, String words) {
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> source(name));
        assertTrue(refusal.sentence().contains(words), refusal.sentence());
    }
}
