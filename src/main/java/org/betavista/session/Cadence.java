package org.betavista.session;

/**
 * How often something is looked at: not before some time has passed, and never for more than a
 * fifth of all time, so that large images do not take the core that sliders need. Belongs to one
 * thread.
 */
final class Cadence {
    private static final int PAUSES = 4;

    private final long nanosBetween;
    private long nextNanos;
    private boolean waiting;

    /**
     * @param millisBetween from one beginning to the next, at least
     */
    Cadence(long millisBetween) {
        nanosBetween = millisBetween * 1_000_000;
    }

    boolean isDue() {
        return !waiting || System.nanoTime() - nextNanos >= 0;
    }

    /** Does the work now and waits from then on. */
    void run(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        long end = System.nanoTime();
        nextNanos = Math.max(begin + nanosBetween, end + PAUSES * (end - begin));
        waiting = true;
    }

    /** Makes the work due at once. */
    void reset() {
        waiting = false;
    }
}
