package org.betavista.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowSizeTest {
    private static Rectangle2D screen(double width, double height) {
        return new Rectangle2D(0, 0, width, height);
    }

    @Test
    void theFirstStartTakesWhatIsSensibleOfTheScreen() {
        assertEquals(new WindowSize(1728, 972), WindowSize.first(screen(1920, 1080)));
        assertEquals(new WindowSize(1440, 900), WindowSize.first(screen(1500, 950)));
        assertEquals(new WindowSize(1440, 860), WindowSize.first(screen(1440, 860)));
        assertEquals(new WindowSize(1366, 728), WindowSize.first(screen(1366, 728)));
        assertEquals(new WindowSize(1920, 1200), WindowSize.first(screen(3840, 2160)));
    }

    @Test
    void aRememberedSizeIsCutToTheScreenThatIsThereNow() {
        WindowSize onALargeScreen = new WindowSize(2500, 1400);
        assertEquals(new WindowSize(1280, 800), onALargeScreen.within(screen(1280, 800)));
        assertEquals(onALargeScreen, onALargeScreen.within(screen(2560, 1440)));
    }

    @Test
    void noSizeIsSmallerThanTheSmallestUnlessTheScreenIs() {
        assertEquals(new WindowSize(1180, 740), new WindowSize(-3, 10).within(screen(1920, 1080)));
        assertEquals(new WindowSize(1024, 700), new WindowSize(800, 600).within(screen(1024, 700)));
    }

    @Test
    void aSizeIsNotKnownBeforeTheFirstStartAndReadsBack(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("preferences.json");
        assertEquals(0, Preferences.read(file).width());
        new Preferences(1300, 800, true, false, 60).write(file);
        assertEquals(new Preferences(1300, 800, true, false, 60), Preferences.read(file));
        Files.writeString(file, "{\"width\": \"wide\"}");
        assertEquals(0, Preferences.read(file).width());
    }
}
