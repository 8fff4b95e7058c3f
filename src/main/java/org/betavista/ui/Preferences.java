package org.betavista.ui;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Rectangle2D;
import org.betavista.data.InvalidInputException;
import org.betavista.store.JsonFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the window remembers.
 *
 * @param width of the window and its frame in pixels; 0 before the first start
 * @param height of the window and its frame in pixels; 0 before the first start
 * @param dark theme
 * @param trueValues show pixel values as they are
 * @param checkpointSeconds between two checkpoints while training, 0 for none but at pauses
 */
record Preferences(
        double width, double height, boolean dark, boolean trueValues, long checkpointSeconds) {
    private static final Logger LOG = LoggerFactory.getLogger(Preferences.class);
    private static final Preferences STANDARD = new Preferences(0, 0, false, false, 60);

    /** Reads them; the standard ones where there are none, or none that can be used. */
    static Preferences read(Path file) {
        if (!Files.exists(file)) {
            return STANDARD;
        }
        try {
            return JsonFile.read(file, Preferences.class, Preferences::upgrade);
        } catch (InvalidInputException e) {
            LOG.info("preferences ignored: {}", e.sentence());
            return STANDARD;
        }
    }

    /** What earlier versions wrote says nothing of checkpoints. */
    private static void upgrade(ObjectNode preferences) {
        if (!preferences.has("checkpointSeconds")) {
            preferences.put("checkpointSeconds", STANDARD.checkpointSeconds);
        }
    }

    /** How large the window opens. */
    WindowSize size(Rectangle2D screen) {
        return width > 0 && height > 0
                ? new WindowSize(width, height).within(screen)
                : WindowSize.first(screen);
    }

    /** Writes them; a place that cannot be written to is no reason to bother anybody. */
    void write(Path file) {
        try {
            JsonFile.write(file, this);
        } catch (InvalidInputException e) {
            LOG.info("preferences not written: {}", e.sentence());
        }
    }
}
