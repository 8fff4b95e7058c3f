package org.betavista.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void countsSharesByTheWidthOfABin() {
        float[] values = {-0.9f, -0.1f, 0.1f, 0.2f};
        Histogram histogram = Histogram.ofColumn(values, 1, 0, -1, 1, 4);
        assertEquals(-1, histogram.from());
        assertEquals(1, histogram.to());
        assertArrayEquals(new double[] {0.5, 0.5, 1, 0}, histogram.density(), 1e-12);
    }

    @Test
    void integratesToTheShareThatLiesInside() {
        float[] values = StandardNormal.draws(20_000, 3);
        int inside = 0;
        for (float value : values) {
            inside += value >= -1.5f && value < 2.5f ? 1 : 0;
        }
        Histogram histogram = Histogram.ofColumn(values, 1, 0, -1.5, 2.5, 37);
        double area = 0;
        for (double density : histogram.density()) {
            area += density * 4 / 37;
        }
        assertEquals(inside / 20_000.0, area, 1e-9);
    }

    @Test
    void approachesTheDensityThatTheValuesAreDrawnFrom() {
        Histogram histogram = Histogram.ofColumn(StandardNormal.draws(400_000, 4), 1, 0, -3, 3, 30);
        for (int bin = 0; bin < 30; bin++) {
            double middle = -3 + 6 * (bin + 0.5) / 30;
            assertEquals(StandardNormal.density(middle), histogram.density()[bin], 0.01);
        }
    }

    @Test
    void readsOneColumnOfATable() {
        float[] table = {0.5f, 9, 0.5f, 1.5f, 9, 0.5f};
        assertArrayEquals(
                new double[] {0.5, 0.5}, Histogram.ofColumn(table, 3, 0, 0, 2, 2).density(), 1e-12);
        assertArrayEquals(new double[] {0, 0}, Histogram.ofColumn(table, 3, 1, 0, 2, 2).density());
        assertArrayEquals(
                new double[] {1, 0}, Histogram.ofColumn(table, 3, 2, 0, 2, 2).density(), 1e-12);
    }

    @Test
    void takesTheLeftEdgeInAndLeavesTheRightEdgeOut() {
        float[] values = {0, 1, Float.NaN};
        assertArrayEquals(
                new double[] {2.0 / 3, 0},
                Histogram.ofColumn(values, 1, 0, 0, 1, 2).density(),
                1e-12);
    }
}
