package org.betavista.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.betavista.analysis.StandardNormal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FullGaussianTest {
    private static final int IMAGES = 5;
    private static final int L = 3;
    private static final int OUTPUTS = 2 * L + L * L;

    private final float[] parameters = EngineArrays.uniform(IMAGES * OUTPUTS, -1.5, 1.5, 1);
    private NDManager manager;

    @BeforeEach
    void open() {
        NativeEngine.prepareThread(1, false);
        manager = NDManager.newBaseManager("PyTorch");
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private FullGaussian gaussian() {
        return FullGaussian.of(EngineArrays.rows(manager, parameters, OUTPUTS), L);
    }

    private double mu(int image, int latent) {
        return parameters[image * OUTPUTS + latent];
    }

    /** F of an image as the encoder's output gives it, in double. */
    private double[][] factor(int image) {
        double[][] factor = new double[L][L];
        for (int i = 0; i < L; i++) {
            factor[i][i] = Math.exp(0.5 * parameters[image * OUTPUTS + L + i]);
            for (int j = 0; j < i; j++) {
                factor[i][j] = parameters[image * OUTPUTS + 2 * L + i * L + j];
            }
        }
        return factor;
    }

    /** F F^T. */
    private double[][] covariance(int image) {
        double[][] factor = factor(image);
        double[][] covariance = new double[L][L];
        for (int i = 0; i < L; i++) {
            for (int j = 0; j < L; j++) {
                for (int k = 0; k < L; k++) {
                    covariance[i][j] += factor[i][k] * factor[j][k];
                }
            }
        }
        return covariance;
    }

    private static double determinant(double[][] s) {
        return s[0][0] * (s[1][1] * s[2][2] - s[1][2] * s[2][1])
                - s[0][1] * (s[1][0] * s[2][2] - s[1][2] * s[2][0])
                + s[0][2] * (s[1][0] * s[2][1] - s[1][1] * s[2][0]);
    }

    /** v^T S^-1 v by Cramer's rule. */
    private static double mahalanobis(double[][] s, double[] v) {
        double sum = 0;
        for (int column = 0; column < L; column++) {
            double[][] replaced = new double[L][];
            for (int i = 0; i < L; i++) {
                replaced[i] = s[i].clone();
                replaced[i][column] = v[i];
            }
            sum += v[column] * determinant(replaced) / determinant(s);
        }
        return sum;
    }

    @Test
    void saysTheCovarianceOfItsFactor() {
        float[] found = gaussian().covariance().toFloatArray();
        float[] logVar = gaussian().logVar().toFloatArray();
        for (int n = 0; n < IMAGES; n++) {
            double[][] expected = covariance(n);
            for (int i = 0; i < L; i++) {
                assertEquals(Math.log(expected[i][i]), logVar[n * L + i], 1e-5);
                for (int j = 0; j < L; j++) {
                    assertEquals(expected[i][j], found[(n * L + i) * L + j], 1e-5);
                }
            }
        }
    }

    @Test
    void drawsVaryAsTheCovarianceSays() {
        int draws = 20_000;
        float[] repeated = new float[draws * OUTPUTS];
        for (int n = 0; n < draws; n++) {
            System.arraycopy(parameters, OUTPUTS, repeated, n * OUTPUTS, OUTPUTS);
        }
        FullGaussian one = FullGaussian.of(EngineArrays.rows(manager, repeated, OUTPUTS), L);
        float[] noise = StandardNormal.draws(draws * L, 4);
        float[] z = one.sample(EngineArrays.rows(manager, noise, L)).toFloatArray();
        double[][] expected = covariance(1);
        for (int i = 0; i < L; i++) {
            for (int j = 0; j < L; j++) {
                double sum = 0;
                for (int n = 0; n < draws; n++) {
                    sum += (z[n * L + i] - mu(1, i)) * (z[n * L + j] - mu(1, j));
                }
                // Standard error of a sample covariance: sqrt((s_ii s_jj + s_ij^2) / draws)
                double error =
                        Math.sqrt(
                                (expected[i][i] * expected[j][j] + expected[i][j] * expected[i][j])
                                        / draws);
                assertEquals(expected[i][j], sum / draws, 5 * error);
            }
        }
    }

    @Test
    void hasTheDensityOfTheClosedForm() {
        float[] z = EngineArrays.uniform(IMAGES * L, -3, 3, 7);
        float[] found = gaussian().logDensity(EngineArrays.rows(manager, z, L)).toFloatArray();
        assertEquals(IMAGES, found.length);
        for (int n = 0; n < IMAGES; n++) {
            double[] away = new double[L];
            for (int i = 0; i < L; i++) {
                away[i] = z[n * L + i] - mu(n, i);
            }
            double[][] s = covariance(n);
            double expected =
                    -0.5
                            * (mahalanobis(s, away)
                                    + Math.log(determinant(s))
                                    + L * Math.log(2 * Math.PI));
            assertEquals(expected, found[n], 1e-4 * Math.abs(expected) + 1e-4);
        }
    }

    @Test
    void sharesSumToTheClosedFormOfTheKl() {
        float[] shares = gaussian().klPerDimension().toFloatArray();
        for (int n = 0; n < IMAGES; n++) {
            double[][] s = covariance(n);
            double expected = -L - Math.log(determinant(s));
            double sum = 0;
            for (int i = 0; i < L; i++) {
                expected += s[i][i] + mu(n, i) * mu(n, i);
                sum += shares[n * L + i];
            }
            assertEquals(0.5 * expected, sum, 1e-5 * Math.max(1, expected));
        }
    }

    @Test
    void withADiagonalFactorIsTheDiagonalGaussian() {
        float[] upright = parameters.clone();
        for (int n = 0; n < IMAGES; n++) {
            Arrays.fill(upright, n * OUTPUTS + 2 * L, (n + 1) * OUTPUTS, 0);
        }
        NDArray outputs = EngineArrays.rows(manager, upright, OUTPUTS);
        FullGaussian full = FullGaussian.of(outputs, L);
        DiagonalGaussian diagonal = DiagonalGaussian.of(outputs.get(":, :" + 2 * L), L);
        NDArray epsilon = EngineArrays.rows(manager, EngineArrays.uniform(IMAGES * L, -2, 2, 3), L);
        assertEquals(new Shape(IMAGES, L), full.logVar().getShape());
        assertSame(diagonal.logVar(), full.logVar());
        assertSame(diagonal.covariance(), full.covariance());
        assertSame(diagonal.sample(epsilon), full.sample(epsilon));
        assertSame(diagonal.logDensity(epsilon), full.logDensity(epsilon));
        assertSame(diagonal.klPerDimension(), full.klPerDimension());
    }

    private static void assertSame(NDArray expected, NDArray found) {
        assertEquals(expected.getShape(), found.getShape());
        assertArrayEquals(expected.toFloatArray(), found.toFloatArray(), 2e-5f);
    }
}
