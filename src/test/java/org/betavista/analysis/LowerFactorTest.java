package org.betavista.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class LowerFactorTest {
    @Test
    void isTheTriangleThatTheCovarianceWasMadeOf() {
        // F = ((2, 0, 0), (-1, 3, 0), (0.5, 4, 1))
        float[] covariance = {4, -2, 1, -2, 10, 11.5f, 1, 11.5f, 17.25f};
        LowerFactor factor = LowerFactor.of(covariance, 3);
        assertArrayEquals(new double[] {2, 0, 0, -1, 3, 0, 0.5, 4, 1}, factor.values(), 1e-9);
        assertArrayEquals(new double[] {2, 5, 11.5}, factor.times(new double[] {1, 2, 3}), 1e-9);
    }

    @Test
    void givesNoMotionWhereThereIsNoVariance() {
        LowerFactor factor = LowerFactor.of(new float[] {0, 0, 0, 9}, 2);
        assertArrayEquals(new double[] {0, 3}, factor.times(new double[] {1, 1}));
    }
}
