package org.betavista.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MemoryCourseTest {
    @Test
    void marksOfTheUsualRunAreTheOnesThatPeopleAskFor() {
        assertEquals(List.of(1_000L, 10_000L, 25_000L, 50_000L), MemoryCourse.marks(50_000));
    }

    @Test
    void aShortRunHasFewerMarks() {
        assertEquals(List.of(2L, 5L, 10L), MemoryCourse.marks(10));
        assertEquals(List.of(1L), MemoryCourse.marks(1));
    }

    @Test
    void growthIsWhatWasAddedToWhatWasThere() {
        MemoryCourse course = new MemoryCourse(new TreeMap<>(Map.of(10L, 400.0, 50L, 402.0)));

        assertEquals(0.5, course.growth(10, 50), 1e-9);
        assertEquals(
                Map.of("fromStep", 10L, "toStep", 50L, "percent", 0.5),
                course.toJson().get("growth"));
    }

    @Test
    void growthFromAMarkThatWasNotMeasuredIsUnknown() {
        MemoryCourse course = new MemoryCourse(new TreeMap<>(Map.of(50L, 402.0)));

        assertTrue(Double.isNaN(course.growth(10, 50)));
        assertEquals(Map.of("fromStep", 10L, "toStep", 50L), course.toJson().get("growth"));
    }
}
