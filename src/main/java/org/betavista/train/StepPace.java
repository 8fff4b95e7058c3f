package org.betavista.train;

/**
 * How many steps one native call makes: few enough that pause, sliders and live prices are heard
 * soon, and as many as that allows, since each call costs something.
 */
final class StepPace {
    /** Half of the time in which nobody notices: what comes next may take longer than the last. */
    private static final double NANOS_A_CALL = 18e6;

    private static final int MOST_STEPS = 64;
    private static final double NEWEST_SHARE = 0.2;

    private double nanosAStep = NANOS_A_CALL;

    /** How many steps the next call should make, at least 1. */
    int steps() {
        return (int) Math.max(1, Math.min(MOST_STEPS, NANOS_A_CALL / nanosAStep));
    }

    /** Learns from a call. */
    void took(long nanos, int steps) {
        double now = (double) nanos / steps;
        nanosAStep = now > nanosAStep ? now : nanosAStep + NEWEST_SHARE * (now - nanosAStep);
    }
}
