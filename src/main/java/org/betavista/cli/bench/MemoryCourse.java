package org.betavista.cli.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Resident memory in the course of a run.
 *
 * @param megabytes at the marks, by step
 */
record MemoryCourse(SortedMap<Long, Double> megabytes) {
    /** At a fiftieth, a fifth, half and all of the steps: 1,000, 10,000, 25,000 of 50,000. */
    static List<Long> marks(long steps) {
        return Stream.of(50, 5, 2, 1)
                .map(part -> steps / part)
                .filter(mark -> mark > 0)
                .distinct()
                .toList();
    }

    /**
     * How much was added, in percent.
     *
     * @return NaN where a mark was not measured
     */
    double growth(long from, long to) {
        Double before = megabytes.get(from);
        Double after = megabytes.get(to);
        return before == null || after == null ? Double.NaN : 100 * (after / before - 1);
    }

    Map<String, Object> toJson() {
        Map<String, Object> resident = new LinkedHashMap<>();
        megabytes.forEach((step, value) -> resident.put(Long.toString(step), rounded(value)));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("residentMegabytes", resident);
        if (!megabytes.isEmpty()) {
            long last = megabytes.lastKey();
            Map<String, Object> growth = new LinkedHashMap<>();
            growth.put("fromStep", last / 5);
            growth.put("toStep", last);
            double percent = growth(last / 5, last);
            if (!Double.isNaN(percent)) {
                growth.put("percent", rounded(percent));
            }
            json.put("growth", growth);
        }
        return json;
    }

    private static double rounded(double value) {
        return Math.rint(value * 100) / 100;
    }
}
