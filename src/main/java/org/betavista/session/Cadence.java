package org.betavista.session;

/**
 * How often something is looked at: not before some time has passed, and never for more than a
 * share of all time, so that large images do not take the core that sliders need. Belongs to one
 * thread.
 */
final class Cadence {
    private static final int USUAL_PAUSES = 4;

    private final long nanosBetween;
    private final int pauses;
    private long nextNanos;
    private boolean waiting;

    /**
     * Looks for at most a fifth of all time.
     *
     * @param millisBetween from one beginning to the next, at least
     */
    Cadence(long millisBetween) {
        this(millisBetween, USUAL_PAUSES);
    }

    /**
     * @param millisBetween from one beginning to the next, at least
     * @param pauses how many times as long as a look took it rests after it, at least
     */
    Cadence(long millisBetween, int pauses) {
        this.pauses = pauses;
        nanosBetween = millisBetween * 1_000_000;
    }

    boolean isDue() {
        return !waiting || System.nanoTime() - nextNanos >= 0;
    }

    /** Does the work now and waits from then on, also where the work fails. */
    void run(Runnable work) {
        long begin = System.nanoTime();
        try {
            work.run();
        } finally {
            long end = System.nanoTime();
            nextNanos = Math.max(begin + nanosBetween, end + pauses * (end - begin));
            waiting = true;
        }
    }

    /** Makes the work due at once. */
    void reset() {
        waiting = false;
    }
}
