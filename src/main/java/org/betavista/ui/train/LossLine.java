package org.betavista.ui.train;

/**
 * One figure of a run in buckets: the smallest, the largest and the last value of each, and the
 * last smoothed one. NaN where nothing was measured.
 */
final class LossLine {
    private final float[] low;
    private final float[] high;
    private final float[] last;
    private final float[] smooth;

    LossLine(int capacity) {
        low = new float[capacity];
        high = new float[capacity];
        last = new float[capacity];
        smooth = new float[capacity];
    }

    /**
     * Puts a value into a bucket.
     *
     * @param first whether the bucket is empty
     * @param smoothed the smoothed line at that value
     */
    void put(int bucket, boolean first, float value, float smoothed) {
        low[bucket] = first ? value : least(low[bucket], value);
        high[bucket] = first ? value : most(high[bucket], value);
        last[bucket] = first ? value : newer(last[bucket], value);
        smooth[bucket] = first ? smoothed : newer(smooth[bucket], smoothed);
    }

    /** Makes one bucket of every two. */
    void halve(int half) {
        for (int bucket = 0; bucket < half; bucket++) {
            int a = 2 * bucket;
            int b = a + 1;
            low[bucket] = least(low[a], low[b]);
            high[bucket] = most(high[a], high[b]);
            last[bucket] = newer(last[a], last[b]);
            smooth[bucket] = newer(smooth[a], smooth[b]);
        }
    }

    /** Drops the first buckets; as many are left. */
    void forget(int half) {
        for (float[] values : new float[][] {low, high, last, smooth}) {
            System.arraycopy(values, half, values, 0, half);
        }
    }

    private static float least(float a, float b) {
        return Float.isNaN(a) ? b : Float.isNaN(b) ? a : Math.min(a, b);
    }

    private static float most(float a, float b) {
        return Float.isNaN(a) ? b : Float.isNaN(b) ? a : Math.max(a, b);
    }

    private static float newer(float before, float now) {
        return Float.isNaN(now) ? before : now;
    }

    /** The smallest value of a bucket. */
    float low(int bucket) {
        return low[bucket];
    }

    /** The largest value of a bucket. */
    float high(int bucket) {
        return high[bucket];
    }

    /** The last value of a bucket. */
    float last(int bucket) {
        return last[bucket];
    }

    /** The smoothed line at the end of a bucket. */
    float smooth(int bucket) {
        return smooth[bucket];
    }
}
