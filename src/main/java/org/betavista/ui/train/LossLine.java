package org.betavista.ui.train;

import java.util.Arrays;

/** One figure of a run at every point, as measured and smoothed. */
final class LossLine {
    private float[] raw = new float[1024];
    private float[] smooth = new float[1024];

    /**
     * Adds a point.
     *
     * @param share of the new value in the smoothed line
     */
    void put(int point, double value, double share) {
        raw[point] = (float) value;
        float before = point == 0 ? 0 : smooth[point - 1];
        // What was not measured before begins the line.
        smooth[point] =
                Float.isNaN(before) ? (float) value : (float) (before + share * (value - before));
    }

    void grow(int size) {
        raw = Arrays.copyOf(raw, size);
        smooth = Arrays.copyOf(smooth, size);
    }

    float raw(int point) {
        return raw[point];
    }

    float smooth(int point) {
        return smooth[point];
    }
}
