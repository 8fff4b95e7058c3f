package org.betavista.train;

/**
 * How many steps one native call makes: few enough that pause, sliders and live prices are heard
 * soon, and as many as that allows, since each call costs something.
 */
final class StepPace {
    /** Less than the 20 ms in which nobody notices: the next call may take longer than the last. */
    private static final double NANOS_A_CALL = 15e6;

    private static final double NEWEST_SHARE = 0.2;

    private double nanosAStep = NANOS_A_CALL;

    /** How many steps the next call should make, at least 1. */
    int steps() {
        return (int) Math.max(1, NANOS_A_CALL / nanosAStep);
    }

    /** Learns from a call. */
    void took(long nanos, int steps) {
        double now = (double) nanos / steps;
        nanosAStep = now > nanosAStep ? now : nanosAStep + NEWEST_SHARE * (now - nanosAStep);
    }
}
