package org.betavista.cli.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How measured times are spread.
 *
 * @param count of measurements
 * @param median in milliseconds
 * @param p99 the time that 99 of 100 stay under, in milliseconds
 * @param longest in milliseconds
 */
record Spread(int count, double median, double p99, double longest) {
    /** Summarises times in nanoseconds. */
    static Spread of(long[] nanos) {
        if (nanos.length == 0) {
            return new Spread(0, Double.NaN, Double.NaN, Double.NaN);
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Spread(
                sorted.length,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) Math.min(sorted.length - 1L, Math.round(0.99 * sorted.length))] / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("count", count);
        if (count > 0) {
            json.put("medianMs", rounded(median));
            json.put("p99Ms", rounded(p99));
            json.put("longestMs", rounded(longest));
        }
        return json;
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }

    @Override
    public String toString() {
        return count == 0
                ? "not measured"
                : String.format(
                        Locale.ROOT,
                        "median %.2f ms, p99 %.2f ms, longest %.2f ms (%d)",
                        median,
                        p99,
                        longest,
                        count);
    }
}
