package org.betavista.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RowsTest {
    private static void assertRefused(String message, float[] values, int width, int least) {
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Rows.finite(values, width, least, "codes"));
        assertEquals(message, refused.getMessage());
    }

    @Test
    void countsWholeRowsOnly() {
        assertEquals(2, Rows.finite(new float[6], 3, 1, "codes"));
        assertRefused("7 values are no whole number of codes of 3", new float[7], 3, 1);
        assertRefused("7 values are no whole number of codes of 0", new float[7], 0, 1);
    }

    @Test
    void saysWhichRowIsNoNumberAndHowManyAreMissing() {
        assertRefused("at least 3 codes are needed, not 2", new float[4], 2, 3);
        assertRefused("number 1 of the codes holds NaN", new float[] {1, 2, 3, Float.NaN}, 2, 1);
    }

    @Test
    void averagesAndMeasures() {
        float[] table = {1, 2, 4, 6};
        assertArrayEquals(new double[] {2.5, 4}, Rows.mean(table, 2));
        assertEquals(25, Rows.squaredDistance(table, 0, table, 1, 2));
    }
}
