package org.betavista.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import org.betavista.data.InvalidInputException;
import org.betavista.store.JsonFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the window remembers.
 *
 * @param width of the window in pixels
 * @param height of the window in pixels
 * @param dark theme
 * @param trueValues show pixel values as they are
 */
record Preferences(double width, double height, boolean dark, boolean trueValues) {
    private static final Logger LOG = LoggerFactory.getLogger(Preferences.class);
    private static final Preferences STANDARD = new Preferences(1440, 900, false, false);

    /** Reads them; the standard ones where there are none, or none that can be used. */
    static Preferences read(Path file) {
        if (!Files.exists(file)) {
            return STANDARD;
        }
        try {
            return JsonFile.read(file, Preferences.class);
        } catch (InvalidInputException e) {
            LOG.info("preferences ignored: {}", e.sentence());
            return STANDARD;
        }
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
