package org.betavista.ui;

import java.util.ArrayDeque;
import java.util.Deque;

/** Steps a second over the last second. */
final class Speedometer {
    private static final double SECONDS = 1;

    private record Reading(long nanos, int steps) {}

    private final Deque<Reading> readings = new ArrayDeque<>();

    /**
     * Notes how many steps came since the last call.
     *
     * @return steps a second; 0 when not running
     */
    double read(int steps, boolean running) {
        long now = System.nanoTime();
        if (!running) {
            readings.clear();
            return 0;
        }
        readings.add(new Reading(now, steps));
        while (readings.size() > 2 && now - readings.element().nanos > SECONDS * 1e9) {
            readings.remove();
        }
        double seconds = (now - readings.element().nanos) / 1e9;
        int first = readings.element().steps;
        int sum = readings.stream().mapToInt(Reading::steps).sum() - first;
        return seconds == 0 ? 0 : sum / seconds;
    }
}
