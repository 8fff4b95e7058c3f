package org.betavista.session;

import java.util.List;
import java.util.function.DoubleSupplier;

/** Measures the real window; implemented where the window is. All times are nanoseconds. */
public interface WindowMeasurement {
    /**
     * Opens the window with a shipped model, trains it, and uses its mouse on one tab after the
     * other.
     *
     * @param shippedModel its name
     * @param seconds how long to drag a slider on each tab
     */
    Figures whileTraining(String shippedModel, int seconds);

    /**
     * Starts the program in processes of its own, again and again, and waits for the picture that
     * is decoded from its first model.
     *
     * @param cold starts in which the engine's libraries are unpacked first; at least one is made
     * @param warm starts in which they were unpacked before
     */
    Starts starts(int cold, int warm);

    /**
     * Opens the window, trains a new model in it with its charts in sight, and looks at both now
     * and then.
     *
     * @param model that is trained
     * @param marks steps at which it is looked, rising
     * @param residentMegabytes what the process takes of the machine's memory
     */
    List<Mark> longTraining(NewModel model, List<Long> marks, DoubleSupplier residentMegabytes);

    /**
     * What was seen at a step of a long training.
     *
     * @param step at which it was looked
     * @param residentMegabytes of the process, with what Java holds in reserve
     * @param heapMegabytes of Java's memory that is in use, after a collection
     * @param chartDrawings each time to draw the loss chart
     */
    record Mark(long step, double residentMegabytes, double heapMegabytes, long[] chartDrawings) {}

    /**
     * What was seen.
     *
     * @param onDisplay whether the window was on a display, else drawn in memory
     * @param tabs figures of each tab that was shown
     */
    record Figures(boolean onDisplay, List<Tab> tabs) {}

    /**
     * What was seen while a tab was shown.
     *
     * @param name of the tab
     * @param drawn whose redraws are counted, its id
     * @param sliderToPixels from each mouse event to the end of the layout of the pulse that
     *     carries the new pixels; the wait for the window's thread included
     * @param pulseGaps between consecutive pulses
     * @param drawing time that the drawing thread worked for each pulse; empty where the platform
     *     does not tell
     * @param dragging while the slider was dragged
     * @param resting while nothing was touched
     * @param touched while the mouse acted on what is drawn, more often than pulses come
     * @param stepsPerSecond of training, over all that time
     */
    record Tab(
            String name,
            String drawn,
            long[] sliderToPixels,
            long[] pulseGaps,
            long[] drawing,
            Frames dragging,
            Frames resting,
            Frames touched,
            double stepsPerSecond) {
        /** The same with what was counted after dragging. */
        public Tab with(Frames newResting, Frames newTouched, double newStepsPerSecond) {
            return new Tab(
                    name,
                    drawn,
                    sliderToPixels,
                    pulseGaps,
                    drawing,
                    dragging,
                    newResting,
                    newTouched,
                    newStepsPerSecond);
        }
    }

    /**
     * How often something was redrawn.
     *
     * @param redraws a second
     * @param pulses a second
     */
    record Frames(double redraws, double pulses) {
        /** Counts in some time. */
        public static Frames of(long redraws, long pulses, long nanos) {
            return new Frames(redraws * 1e9 / nanos, pulses * 1e9 / nanos);
        }
    }

    /**
     * Times from the start of the process to the window with the first decoded picture.
     *
     * @param cold with nothing unpacked before
     * @param warm with everything unpacked before
     */
    record Starts(long[] cold, long[] warm) {}
}
