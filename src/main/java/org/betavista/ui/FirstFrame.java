package org.betavista.ui;

import javafx.application.Platform;
import javafx.scene.Scene;

/**
 * For measurements: tells on stdout when the first picture that was decoded stands in the window,
 * and closes the window. The window's thread only.
 */
final class FirstFrame {
    /** Asks a program for it, as one of Java's system properties. */
    static final String PROPERTY = "betavista.tellFirstFrame";

    /** What the line begins with; the milliseconds since 1970 come behind it. */
    static final String WORDS = "first frame at ";

    /** The picture is laid out in one pulse and drawn before the second one after it begins. */
    private static final int PULSES = 3;

    private final ExplorerWindow window;
    private final Runnable pulse = this::pulseLaidOut;
    private int pulses;

    private FirstFrame(ExplorerWindow window) {
        this.window = window;
    }

    /**
     * Does so if the program was asked to; else does nothing.
     *
     * @param window that is shown, because it holds nothing before
     */
    static void tellIfAsked(ExplorerWindow window) {
        if (Boolean.getBoolean(PROPERTY)) {
            window.scene().addPostLayoutPulseListener(new FirstFrame(window).pulse);
        }
    }

    private void pulseLaidOut() {
        Scene scene = window.scene();
        if (window.model().point().imageProperty().get() == null) {
            return;
        }
        pulses++;
        if (pulses == PULSES) {
            System.out.println(WORDS + System.currentTimeMillis());
            scene.removePostLayoutPulseListener(pulse);
            Platform.runLater(window::close);
        } else {
            Platform.requestNextPulse();
        }
    }
}
