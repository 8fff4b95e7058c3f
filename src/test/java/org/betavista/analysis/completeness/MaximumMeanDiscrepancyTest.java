package org.betavista.analysis.completeness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.betavista.analysis.StandardNormal;
import org.junit.jupiter.api.Test;

class MaximumMeanDiscrepancyTest {
    @Test
    void agreesWithReferenceFigures() throws IOException {
        GeometryCases cases = new GeometryCases();
        for (String name : cases.names()) {
            assertEquals(
                    cases.expected(name, "mmd2_unbiased_rbf_sigma2_eq_d"),
                    MaximumMeanDiscrepancy.squared(cases.real(), cases.drawn(name), 6),
                    1e-7,
                    name);
        }
    }

    /**
     * E k(x, y) of N(0, 1) and N(m, 1) in one dimension is exp(-m^2 / 6) / sqrt(3), so that MMD^2 =
     * 2 (1 - exp(-m^2 / 6)) / sqrt(3).
     */
    @Test
    void agreesWithTheClosedFormOfTwoGaussians() {
        for (float m : new float[] {0, 1, 3}) {
            double mean = 0;
            for (int run = 0; run < 5; run++) {
                float[] x = StandardNormal.draws(1000, 10 + run);
                float[] y = StandardNormal.draws(1000, 20 + run);
                for (int i = 0; i < y.length; i++) {
                    y[i] += m;
                }
                mean += MaximumMeanDiscrepancy.squared(x, y, 1) / 5;
            }
            assertEquals(2 * (1 - Math.exp(-m * m / 6)) / Math.sqrt(3), mean, 0.02);
        }
    }

    @Test
    void isSymmetricAndBlindToSigns() throws IOException {
        GeometryCases cases = new GeometryCases();
        float[] x = cases.real();
        float[] y = cases.drawn("shifted_by_1.5");
        double there = MaximumMeanDiscrepancy.squared(x, y, 6);
        assertEquals(there, MaximumMeanDiscrepancy.squared(y, x, 6), 1e-12);
        for (int i = 0; i < x.length; i++) {
            x[i] = -x[i];
            y[i] = -y[i];
        }
        assertEquals(there, MaximumMeanDiscrepancy.squared(x, y, 6), 1e-12);
    }

    @Test
    void refusesASingleCode() {
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> MaximumMeanDiscrepancy.squared(new float[2], new float[8], 2));
        assertEquals("at least 2 codes are needed, not 1", refused.getMessage());
    }
}
