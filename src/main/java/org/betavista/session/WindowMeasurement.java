package org.betavista.session;

/** Measures the real window; implemented where the window is. */
public interface WindowMeasurement {
    /**
     * Opens the window with a shipped model, trains it, and drags a slider all the while.
     *
     * @param shippedModel its name
     * @param seconds how long to drag
     */
    Figures dragWhileTraining(String shippedModel, int seconds);

    /**
     * What was seen. All times are nanoseconds.
     *
     * @param sliderToPixels from each mouse event to the end of the layout of the pulse that
     *     carries the new pixels
     * @param pulseGaps between consecutive pulses
     * @param drawing time that the drawing thread worked for each pulse; empty where the platform
     *     does not tell
     * @param stepsPerSecond of training meanwhile
     */
    record Figures(
            long[] sliderToPixels, long[] pulseGaps, long[] drawing, double stepsPerSecond) {}
}
