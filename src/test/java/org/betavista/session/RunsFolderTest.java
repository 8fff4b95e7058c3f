package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("languages")
class RunsFolderTest {
    @TempDir Path folder;

    @Test
    void aNewRunNeverTakesAFolderThatIsThere() throws IOException {
        RunsFolder runs = new RunsFolder(folder.resolve("runs"));
        Path first = runs.claim("TITLE", SmallModels.config());
        assertEquals("001-title-beta-vae-beta-1", String.valueOf(first.getFileName()));
        Path second = runs.claim("TITLE", SmallModels.config());
        assertEquals("002-title-beta-vae-beta-1", String.valueOf(second.getFileName()));
        Files.writeString(second.resolve("config.json"), "{}");
        assertEquals(List.of(second), runs.runs(), "a run has a config");
    }
}
