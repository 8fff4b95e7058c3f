package org.betavista.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TraversalTest {
    @Test
    void stepsEvenlyFromSideToSide() {
        assertArrayEquals(new float[] {-3, -1.5f, 0, 1.5f, 3}, Traversal.values(3, 5), 1e-6f);
        assertArrayEquals(new float[] {-2, 2}, Traversal.values(2, 2));
    }

    @Test
    void standsInTheMiddleWithASingleStep() {
        assertArrayEquals(new float[] {0}, Traversal.values(3, 1));
    }

    @Test
    void movesOneLatentARowAndHoldsTheOthers() {
        float[] origin = {10, 20, 30};
        float[] codes = Traversal.codes(origin, new int[] {2, 0}, new float[] {-1, 1});
        assertArrayEquals(
                new float[] {
                    10, 20, -1, //
                    10, 20, 1, //
                    -1, 20, 30, //
                    1, 20, 30
                },
                codes);
        assertArrayEquals(new float[] {10, 20, 30}, origin);
    }

    @Test
    void findsTheColumnNearestToAValue() {
        float[] values = Traversal.values(3, 7);
        assertEquals(0, Traversal.nearestColumn(values, -100));
        assertEquals(6, Traversal.nearestColumn(values, 100));
        assertEquals(3, Traversal.nearestColumn(values, 0.4f));
        assertEquals(4, Traversal.nearestColumn(values, 0.6f));
    }
}
