package org.betavista.ui.train;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Figures of many steps in a bounded number of buckets: of each figure the smallest, the largest
 * and the last value, and the last smoothed one. When all buckets are full, they either halve their
 * resolution and so hold the whole run, or forget their older half. The window's thread only.
 */
final class LossBuckets {
    /** What happens when all buckets are full. */
    enum WhenFull {
        /** Two buckets become one, which stands for the steps of both; no extreme is lost. */
        HALVE,
        /** The older half goes. */
        FORGET
    }

    private final WhenFull whenFull;
    private final long[] steps;
    private final List<LossLine> lines;
    private int size;
    private int pointsInEach = 1;
    private int pointsInLast;

    /**
     * @param capacity the most buckets; even
     * @param lineCount how many figures there are
     */
    LossBuckets(int capacity, int lineCount, WhenFull whenFull) {
        this.whenFull = whenFull;
        steps = new long[capacity];
        lines = Stream.generate(() -> new LossLine(capacity)).limit(lineCount).toList();
    }

    /**
     * Adds a point.
     *
     * @param step above that of every point before
     * @param values one a figure; NaN where it was not measured
     * @param smooth the same smoothed
     */
    void add(long step, double[] values, double[] smooth) {
        if (size == 0 || pointsInLast == pointsInEach) {
            if (size == steps.length) {
                makeRoom();
            }
            if (size == 0 || pointsInLast == pointsInEach) {
                size++;
                pointsInLast = 0;
            }
        }
        boolean first = pointsInLast == 0;
        for (int line = 0; line < values.length; line++) {
            lines.get(line).put(size - 1, first, (float) values[line], (float) smooth[line]);
        }
        steps[size - 1] = step;
        pointsInLast++;
    }

    private void makeRoom() {
        int half = size / 2;
        if (whenFull == WhenFull.HALVE) {
            lines.forEach(line -> line.halve(half));
            for (int bucket = 0; bucket < half; bucket++) {
                steps[bucket] = steps[2 * bucket + 1];
            }
            pointsInEach *= 2;
            pointsInLast = pointsInEach;
        } else {
            lines.forEach(line -> line.forget(half));
            System.arraycopy(steps, half, steps, 0, half);
        }
        size = half;
    }

    /** Forgets everything. */
    void clear() {
        size = 0;
        pointsInEach = 1;
        pointsInLast = 0;
    }

    /** How many buckets are filled. */
    int size() {
        return size;
    }

    /** The last step that a bucket stands for. */
    long step(int bucket) {
        return steps[bucket];
    }

    /** The last step of all, or 0. */
    long lastStep() {
        return size == 0 ? 0 : steps[size - 1];
    }

    /** The first bucket whose last step is this one or a later one; {@link #size} if none is. */
    int at(long step) {
        int found = Arrays.binarySearch(steps, 0, size, step);
        return found >= 0 ? found : -found - 1;
    }

    /** The first bucket that stands for other points than the first ones of all. */
    int after(int points) {
        return whenFull == WhenFull.FORGET ? 0 : points / pointsInEach;
    }

    /** One figure in every bucket. */
    LossLine line(int line) {
        return lines.get(line);
    }
}
