package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.betavista.data.imports.ImportSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentSourcesTest {
    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private RecentSources recent;

    @BeforeEach
    void make() {
        recent = new RecentSources(new DataFolder(folder.resolve("data")));
    }

    @Test
    void isEmptyAtFirst() {
        assertEquals(List.of(), recent.sources());
    }

    @Test
    void remembersTheNewestFirstAndEachOnce() {
        DataSource a = new DataSource.NpzArchive("/a.npz", new PixelScale.Given(0, 16));
        DataSource b = new DataSource.PictureFolder("/b", ImportSettings.standard().withSide(96));
        recent.add(a);
        recent.add(b);
        recent.add(a);
        assertEquals(List.of(a, b), recent.sources());
    }

    @Test
    void forgetsTheOldest() {
        for (int i = 0; i < 12; i++) {
            recent.add(new DataSource.IdxFiles("/" + i));
        }
        assertEquals(8, recent.sources().size());
        assertEquals(new DataSource.IdxFiles("/4"), recent.sources().get(7));
    }

    @Test
    void beginsAnewWhereItsFileIsDamaged() throws IOException {
        recent.add(new DataSource.IdxFiles("/a"));
        Files.writeString(folder.resolve("data").resolve("recent.json"), "{\"sources\": 7");
        assertEquals(List.of(), recent.sources());
        recent.add(new DataSource.IdxFiles("/b"));
        assertEquals(List.of(new DataSource.IdxFiles("/b")), recent.sources());
    }
}
