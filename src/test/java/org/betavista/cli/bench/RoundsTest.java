package org.betavista.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final double EXACT = 1e-12;

    /** The machine slows down to a half, then a fourth; the ratio stays. */
    private static Rounds slowingDown() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("oursCompiled", "ours, compiled");
        titles.put("torchFused", "PyTorch");
        return new Rounds(
                titles,
                Map.of(
                        "oursCompiled", new double[] {1200, 600, 300},
                        "torchFused", new double[] {1000, 500, 250}));
    }

    @Test
    void ratiosAreTakenWithinARound() {
        Range ratio = slowingDown().ratio("oursCompiled", "torchFused");

        assertEquals(1.2, ratio.least(), EXACT);
        assertEquals(1.2, ratio.median(), EXACT);
        assertEquals(1.2, ratio.most(), EXACT);
    }

    @Test
    void aRangeIsTheMiddleAndTheEnds() {
        assertEquals(new Range(1, 3, 9), Range.of(new double[] {9, 1, 3}));
        assertEquals(new Range(1, 4, 9), Range.of(new double[] {9, 1, 3, 5}));
        assertEquals(new Range(7, 7, 7), Range.of(new double[] {7}));
    }

    @Test
    void theTableComparesOursWithEachOther() {
        List<String> lines = new RateTable(slowingDown()).lines();

        assertEquals(3, lines.size());
        assertTrue(lines.get(2).contains("500.0 (250.0 to 1,000.0)"), lines.get(2));
        assertTrue(lines.get(2).endsWith("1.20 (1.20 to 1.20)"), lines.get(2));
        assertTrue(lines.get(1).endsWith("600.0 (300.0 to 1,200.0)"), lines.get(1));
    }

    @Test
    void jsonHoldsOnlyTheWaysThatWereMeasured() {
        Map<String, Object> json = new RateTable(slowingDown()).toJson();

        Map<?, ?> ratios = (Map<?, ?>) Objects.requireNonNull(json.get("timesAsFastAs"));
        assertEquals(
                Map.of(
                        "oursCompiled",
                        Map.of("torchFused", Map.of("median", 1.2, "min", 1.2, "max", 1.2))),
                ratios);
    }
}
