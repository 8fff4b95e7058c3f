package org.betavista.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    @TempDir Path folder;

    private Preferences read(String text) throws IOException {
        return Preferences.read(Files.writeString(folder.resolve("preferences.json"), text));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Preferences written = new Preferences(1500, 920, true, true, 300);
        Path file = folder.resolve("preferences.json");
        written.write(file);
        assertEquals(written, Preferences.read(file));
    }

    @Test
    void preferencesOfAnEarlierVersionKeepWhatTheySayAndSaveEveryMinute() throws IOException {
        Preferences read =
                read(
                        "{\"width\": 1300.0, \"height\": 800.0, \"dark\": true, \"trueValues\": false}");
        assertEquals(new Preferences(1300, 800, true, false, 60), read);
    }

    @Test
    void whatCannotBeReadIsNoReasonNotToStart() throws IOException {
        assertEquals(60, read("{\"width\": ").checkpointSeconds());
        assertEquals(60, read("[]").checkpointSeconds());
        assertTrue(read("{\"dark\": \"maybe\"}").width() >= 0);
    }
}
