package org.betavista.ui;

import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * When mouse events happened and when the window's thread began to handle them, which is later
 * where it was busy. Times are of {@link System#nanoTime}. The window's thread only.
 */
final class EventMoments {
    private final NavigableMap<Long, Long> happened = new TreeMap<>();

    /** Notes an event that is being handled. */
    void handled(long happenedNanos, long handledNanos) {
        happened.put(handledNanos, happenedNanos);
    }

    /** Forgets what was noted. */
    void clear() {
        happened.clear();
    }

    /**
     * Adds what each event waited before it was handled.
     *
     * @param asked a moment in the handling of each event
     * @param latencies from that moment on
     * @return from the event on; without the wait where no event is known
     */
    long[] whole(long[] asked, long[] latencies) {
        long[] whole = new long[latencies.length];
        for (int i = 0; i < whole.length; i++) {
            var event = happened.floorEntry(asked[i]);
            whole[i] = latencies[i] + (event == null ? 0 : asked[i] - event.getValue());
        }
        return whole;
    }
}
