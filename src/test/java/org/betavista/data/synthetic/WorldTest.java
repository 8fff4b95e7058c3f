package org.betavista.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WorldTest {
    private final World faces = new Faces();

    @Test
    void holdsOneFactorAndDrawsTheOthersAsBefore() {
        for (int seed = 0; seed < 100; seed++) {
            int[] free = faces.randomValues(new SplittableRandom(seed));
            int[] held = faces.randomValuesFixing(3, 11, new SplittableRandom(seed));
            assertEquals(11, held[3]);
            free[3] = 11;
            assertArrayEquals(free, held);
        }
    }

    @Test
    void drawsValuesWithinTheirRanges() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1000; i++) {
            int[] values = faces.randomValues(random);
            for (int factor = 0; factor < values.length; factor++) {
                assertTrue(values[factor] >= 0);
                assertTrue(values[factor] < faces.factors().get(factor).count());
            }
        }
    }

    @Test
    void beginsInTheMiddleOfOrderedFactorsAndAtTheFirstName() {
        assertArrayEquals(new int[] {16, 16, 0, 8, 8, 8, 8}, faces.middleValues());
        assertArrayEquals(new int[] {0, 3, 20, 16, 16}, new Shapes().middleValues());
    }
}
