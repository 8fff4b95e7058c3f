package org.betavista.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TotalCorrelationTest {
    private static final double EXACT = 1e-9;

    @Test
    void agreesWithTheReferenceOnTheMomentsOfPosteriors() {
        GoldenPosteriors golden = new GoldenPosteriors();
        double[] mu = golden.table("mu");
        double[] logVar = golden.table("logVar");
        int latents = GoldenPosteriors.LATENTS;
        int images = GoldenPosteriors.IMAGES;
        double[] mean = new double[latents];
        for (int i = 0; i < mu.length; i++) {
            mean[i % latents] += mu[i] / images;
        }
        double[][] covariance = new double[latents][latents];
        for (int i = 0; i < mu.length; i++) {
            int j = i % latents;
            covariance[j][j] += Math.exp(logVar[i]) / images;
            for (int k = 0; k < latents; k++) {
                covariance[j][k] += (mu[i] - mean[j]) * (mu[i - j + k] - mean[k]) / images;
            }
        }
        assertEquals(
                golden.figure("gaussianTotalCorrelation"),
                TotalCorrelation.gaussian(covariance),
                EXACT);
    }

    @Test
    void hasTheClosedFormOfTwoCorrelatedLatents() {
        // Covariance [[1, 0.5], [0.5, 1]]: -1/2 log(1 - 0.25)
        double half = Math.sqrt(0.75);
        double[] codes = {1, 0.5 + half, 1, 0.5 - half, -1, -0.5 + half, -1, -0.5 - half};
        assertEquals(-0.5 * Math.log(0.75), TotalCorrelation.ofCodes(codes, 2), EXACT);
    }

    @Test
    void caresNotForScaleSignOrOrder() {
        double[] codes = {1, 0.3, 2, -0.5, -1, 0.9, 0.2, 0.1, -2, 2};
        double[] others = new double[codes.length];
        for (int i = 0; i < codes.length; i += 2) {
            others[i] = -7 * codes[i + 1];
            others[i + 1] = 0.01 * codes[i];
        }
        assertEquals(
                TotalCorrelation.ofCodes(codes, 2), TotalCorrelation.ofCodes(others, 2), EXACT);
    }

    @Test
    void leavesOutALatentThatNeverMoves() {
        assertEquals(0, TotalCorrelation.ofCodes(new double[] {1, 5, 2, 5, 4, 5}, 2));
        double[] codes = {1, 5, 0.3, 2, 5, -0.5, -1, 5, 0.9, 0.2, 5, 0.1, -2, 5, 2};
        double[] others = {1, 0.3, 2, -0.5, -1, 0.9, 0.2, 0.1, -2, 2};
        assertEquals(
                TotalCorrelation.ofCodes(others, 2), TotalCorrelation.ofCodes(codes, 3), EXACT);
    }

    @Test
    void isInfiniteWhereOneLatentRepeatsAnother() {
        assertEquals(
                Double.POSITIVE_INFINITY,
                TotalCorrelation.ofCodes(new double[] {1, 1, 2, 2, 4, 4}, 2));
    }

    @Test
    void isNoNumberWhereACodeIsNone() {
        assertTrue(Double.isNaN(TotalCorrelation.ofCodes(new double[] {1, Double.NaN}, 1)));
    }
}
