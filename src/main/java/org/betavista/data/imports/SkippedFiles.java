package org.betavista.data.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What could not be used, with thousands that have one reason told in one sentence.
 *
 * @param named files with a line of their own
 * @param notes whole sentences on the others
 */
record SkippedFiles(List<Skipped> named, List<String> notes) {
    private static final int MOST_OF_A_REASON = 20;

    static SkippedFiles of(List<Skipped> all) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        all.forEach(skipped -> counts.merge(skipped.reason(), 1, Integer::sum));
        List<Skipped> named = new ArrayList<>();
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (Skipped skipped : all) {
            if (seen.merge(skipped.reason(), 1, Integer::sum) <= MOST_OF_A_REASON) {
                named.add(skipped);
            }
        }
        List<String> notes = new ArrayList<>();
        counts.forEach(
                (reason, count) -> {
                    if (count > MOST_OF_A_REASON) {
                        notes.add(
                                "%s files were skipped for one reason: %s."
                                        .formatted(
                                                Integer.toString(count),
                                                reason.replaceFirst("\\.$", "")));
                    }
                });
        return new SkippedFiles(List.copyOf(named), List.copyOf(notes));
    }
}
