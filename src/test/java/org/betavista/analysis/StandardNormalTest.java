package org.betavista.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StandardNormalTest {
    @Test
    void hasTheMomentsOfAStandardNormal() {
        int count = 200_000;
        double[] sums = new double[5];
        for (float value : StandardNormal.draws(count, 11)) {
            for (int power = 1; power <= 4; power++) {
                sums[power] += Math.pow(value, power) / count;
            }
        }
        // Five standard errors each: the variance of z^k is E z^2k - (E z^k)^2.
        double error = 5 / Math.sqrt(count);
        assertEquals(0, sums[1], error);
        assertEquals(1, sums[2], error * Math.sqrt(2));
        assertEquals(0, sums[3], error * Math.sqrt(15));
        assertEquals(3, sums[4], error * Math.sqrt(96));
    }

    @Test
    void followsTheDistributionFunction() {
        float[] draws = StandardNormal.draws(100_000, 12);
        Arrays.sort(draws);
        double[] quantiles = {-1.959964, -0.6744898, 0, 0.6744898, 1.959964};
        double[] shares = {0.025, 0.25, 0.5, 0.75, 0.975};
        for (int i = 0; i < quantiles.length; i++) {
            double quantile = quantiles[i];
            int below = 0;
            while (draws[below] < quantile) {
                below++;
            }
            assertEquals(shares[i], below / 100_000.0, 0.008);
        }
    }

    @Test
    void drawsNeighboursIndependently() {
        float[] draws = StandardNormal.draws(100_000, 13);
        double product = 0;
        for (int i = 1; i < draws.length; i++) {
            product += draws[i] * draws[i - 1] / (double) draws.length;
        }
        assertEquals(0, product, 5 / Math.sqrt(draws.length));
    }

    @Test
    void repeatsWithItsSeed() {
        assertArrayEquals(StandardNormal.draws(100, 5), StandardNormal.draws(100, 5));
        assertFalse(Arrays.equals(StandardNormal.draws(100, 5), StandardNormal.draws(100, 6)));
        assertArrayEquals(
                StandardNormal.draws(10, 5), Arrays.copyOf(StandardNormal.draws(100, 5), 10));
        assertEquals(0, StandardNormal.draws(0, 5).length);
    }

    @Test
    void hasTheDensityOfAStandardNormal() {
        assertEquals(0.3989422804, StandardNormal.density(0), 1e-10);
        assertEquals(0.2419707245, StandardNormal.density(1), 1e-10);
        assertEquals(0.2419707245, StandardNormal.density(-1), 1e-10);
        double area = 0;
        for (double z = -8; z < 8; z += 1e-3) {
            area += StandardNormal.density(z) * 1e-3;
        }
        assertEquals(1, area, 1e-9);
    }
}
