package org.betavista.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiagonalGaussianTest {
    private static final int IMAGES = 6;
    private static final int LATENTS = 4;

    private final float[] mu = EngineArrays.uniform(IMAGES * LATENTS, -3, 3, 1);
    private final float[] logVar = EngineArrays.uniform(IMAGES * LATENTS, -5, 3, 2);
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

    private DiagonalGaussian gaussian() {
        return new DiagonalGaussian(
                EngineArrays.rows(manager, mu, LATENTS),
                EngineArrays.rows(manager, logVar, LATENTS));
    }

    @Test
    void pricesEachLatentByTheClosedForm() {
        NDArray kl = gaussian().klPerDimension();
        assertEquals(new Shape(IMAGES, LATENTS), kl.getShape());
        float[] values = kl.toFloatArray();
        for (int i = 0; i < values.length; i++) {
            double expected = 0.5 * (mu[i] * mu[i] + Math.exp(logVar[i]) - 1 - logVar[i]);
            assertEquals(expected, values[i], 1e-5 * Math.max(1, expected));
        }
    }

    @Test
    void pricesByTheIntegralOfTheDefinition() {
        // KL = integral of q log(q/p), by the midpoint rule over ten standard deviations.
        double m = 0.8;
        double sigma = 0.6;
        double sum = 0;
        double step = 1e-3;
        for (double z = m - 10 * sigma; z < m + 10 * sigma; z += step) {
            double middle = z + step / 2;
            double logQ = -0.5 * Math.pow((middle - m) / sigma, 2) - Math.log(sigma);
            double logP = -0.5 * middle * middle;
            sum += Math.exp(logQ) / Math.sqrt(2 * Math.PI) * (logQ - logP) * step;
        }
        NDArray one = manager.create(new float[] {(float) m}, new Shape(1, 1));
        NDArray two = manager.create(new float[] {(float) (2 * Math.log(sigma))}, new Shape(1, 1));
        assertEquals(sum, new DiagonalGaussian(one, two).klPerDimension().getFloat(), 1e-5);
    }

    @Test
    void costsNothingWhereItIsThePrior() {
        NDArray zeros = manager.zeros(new Shape(2, 3));
        assertArrayEquals(
                new float[6], new DiagonalGaussian(zeros, zeros).klPerDimension().toFloatArray());
    }

    @Test
    void hasTheGradientsOfTheClosedForm() {
        DiagonalGaussian gaussian = gaussian();
        gaussian.mu().setRequiresGradient(true);
        gaussian.logVar().setRequiresGradient(true);
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            collector.backward(gaussian.klPerDimension().sum());
            float[] byMu = gaussian.mu().getGradient().toFloatArray();
            float[] byLogVar = gaussian.logVar().getGradient().toFloatArray();
            for (int i = 0; i < mu.length; i++) {
                assertEquals(mu[i], byMu[i], 1e-5);
                assertEquals((Math.exp(logVar[i]) - 1) / 2, byLogVar[i], 1e-4);
            }
        }
    }

    @Test
    void drawsByTheReparameterisation() {
        float[] noise = EngineArrays.uniform(IMAGES * LATENTS, -2, 2, 3);
        float[] z = gaussian().sample(EngineArrays.rows(manager, noise, LATENTS)).toFloatArray();
        for (int i = 0; i < z.length; i++) {
            double sigma = Math.exp(0.5 * logVar[i]);
            assertEquals(mu[i] + sigma * noise[i], z[i], 1e-5 * (1 + sigma));
        }
    }

    @Test
    void letsGradientsThroughTheDraw() {
        float[] noise = EngineArrays.uniform(IMAGES * LATENTS, -2, 2, 3);
        DiagonalGaussian gaussian = gaussian();
        gaussian.mu().setRequiresGradient(true);
        gaussian.logVar().setRequiresGradient(true);
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            collector.backward(gaussian.sample(EngineArrays.rows(manager, noise, LATENTS)).sum());
            float[] byMu = gaussian.mu().getGradient().toFloatArray();
            float[] byLogVar = gaussian.logVar().getGradient().toFloatArray();
            for (int i = 0; i < mu.length; i++) {
                assertEquals(1, byMu[i]);
                assertEquals(0.5 * noise[i] * Math.exp(0.5 * logVar[i]), byLogVar[i], 1e-4);
            }
        }
    }

    @Test
    void readsMuAndLogVarFromTheHalvesOfTheOutput() {
        float[] output = {1, 2, 3, 4, 5, 6, 7, 8};
        DiagonalGaussian gaussian = DiagonalGaussian.of(manager.create(output, new Shape(2, 4)), 2);
        assertArrayEquals(new float[] {1, 2, 5, 6}, gaussian.mu().toFloatArray());
        assertArrayEquals(new float[] {3, 4, 7, 8}, gaussian.logVar().toFloatArray());
    }

    @Test
    void clampsLogVarToTenAndCountsHowOften() {
        float[] output = {0, 0, 0, 10.5f, -30, 9.5f, 0, 0, 0, -9.5f, 100, 0};
        DiagonalGaussian gaussian = DiagonalGaussian.of(manager.create(output, new Shape(2, 6)), 3);
        assertArrayEquals(
                new float[] {10, -10, 9.5f, -9.5f, 10, 0}, gaussian.logVar().toFloatArray());
        assertEquals(3, gaussian.clampedCount().getLong());
    }
}
