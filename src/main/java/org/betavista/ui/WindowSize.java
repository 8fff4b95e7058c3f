package org.betavista.ui;

import javafx.geometry.Rectangle2D;

/**
 * How large the window opens, its frame included, in pixels.
 *
 * @param width at most the screen's
 * @param height at most the screen's
 */
record WindowSize(double width, double height) {
    static final double SMALLEST_WIDTH = 1180;
    static final double SMALLEST_HEIGHT = 740;

    private static final double USUAL_WIDTH = 1440;
    private static final double USUAL_HEIGHT = 900;

    /** Beyond this only the images' pixels grow. */
    private static final double LARGEST_WIDTH = 1920;

    private static final double LARGEST_HEIGHT = 1200;
    private static final double SHARE = 0.9;

    /**
     * For the very first start: nine tenths of the screen, but at least what the window was
     * designed for where that fits, and no more than it makes use of.
     *
     * @param screen what programs may cover of it
     */
    static WindowSize first(Rectangle2D screen) {
        return new WindowSize(
                        Math.max(USUAL_WIDTH, Math.min(LARGEST_WIDTH, SHARE * screen.getWidth())),
                        Math.max(
                                USUAL_HEIGHT, Math.min(LARGEST_HEIGHT, SHARE * screen.getHeight())))
                .within(screen);
    }

    /** The same where it fits, else as much of the screen as there is. */
    WindowSize within(Rectangle2D screen) {
        return new WindowSize(
                Math.min(screen.getWidth(), Math.max(SMALLEST_WIDTH, width)),
                Math.min(screen.getHeight(), Math.max(SMALLEST_HEIGHT, height)));
    }
}
