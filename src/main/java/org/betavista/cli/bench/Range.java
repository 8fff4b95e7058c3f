package org.betavista.cli.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a figure differs from round to round.
 *
 * @param median the middle one, or the mean of the two in the middle
 */
record Range(double least, double median, double most) {
    /**
     * @param values at least one
     */
    static Range of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        return new Range(sorted[0], (sorted[last / 2] + sorted[(last + 1) / 2]) / 2, sorted[last]);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("median", rounded(median));
        json.put("min", rounded(least));
        json.put("max", rounded(most));
        return json;
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
