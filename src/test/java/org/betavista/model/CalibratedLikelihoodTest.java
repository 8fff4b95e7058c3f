package org.betavista.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Likelihoods that find their own scale: learned and optimal sigma, continuous Bernoulli. */
class CalibratedLikelihoodTest {
    private static final int IMAGES = 5;
    private static final int PIXELS = 37;

    /** lambda and log C(lambda), computed with many digits. */
    private static final double[][] NORMALISERS = {
        {0.0001, 2.220515968406626},
        {0.01, 1.5451975455128972},
        {0.1, 1.010338559490854},
        {0.25, 0.7871950081766443},
        {0.4, 0.7067174567162202},
        {0.499, 0.6931485138955898},
        {0.5, 0.6931471805599453},
        {0.501, 0.6931485138955898},
        {0.6, 0.7067174567162202},
        {0.9, 1.010338559490854},
        {0.99, 1.5451975455128972},
        {0.9999, 2.220515968406626}
    };

    private final float[] x = EngineArrays.uniform(IMAGES * PIXELS, 0, 1, 1);
    private final float[] means = EngineArrays.uniform(IMAGES * PIXELS, 0, 1, 2);
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

    private NDArray rows(float[] values) {
        return EngineArrays.rows(manager, values, PIXELS);
    }

    private static double logit(double lambda) {
        return Math.log(lambda / (1 - lambda));
    }

    @Test
    void continuousBernoulliIsNormalisedAsPublished() {
        for (double[] known : NORMALISERS) {
            NDArray logit = manager.create(new float[] {(float) logit(known[0])}, new Shape(1, 1));
            assertEquals(
                    known[1],
                    ContinuousBernoulliLikelihood.logNormaliser(logit).getFloat(),
                    3e-6,
                    "lambda = " + known[0]);
        }
    }

    @Test
    void continuousBernoulliIntegratesToOneOverAPixel() {
        int bins = 2000;
        float[] pixel = new float[bins];
        for (int i = 0; i < bins; i++) {
            pixel[i] = (i + 0.5f) / bins;
        }
        for (float logit : new float[] {-4, -0.3f, 0, 0.004f, 2}) {
            NDArray logits = manager.full(new Shape(bins, 1), logit);
            float[] price =
                    new ContinuousBernoulliLikelihood()
                            .negativeLogLikelihood(
                                    manager.create(pixel, new Shape(bins, 1)),
                                    logits,
                                    manager.zeros(new Shape()))
                            .toFloatArray();
            double sum = 0;
            for (float nats : price) {
                sum += Math.exp(-nats) / bins;
            }
            assertEquals(1, sum, 1e-4, "logit " + logit);
        }
    }

    @Test
    void continuousBernoulliShowsItsMean() {
        for (double[] known : NORMALISERS) {
            double lambda = known[0];
            double expected =
                    lambda == 0.5
                            ? 0.5
                            : lambda / (2 * lambda - 1)
                                    + 1 / (Math.log(1 - lambda) - Math.log(lambda));
            NDArray logit = manager.create(new float[] {(float) logit(lambda)}, new Shape(1, 1));
            assertEquals(
                    expected,
                    new ContinuousBernoulliLikelihood().mean(logit).getFloat(),
                    2e-5,
                    "lambda = " + lambda);
        }
    }

    @Test
    void continuousBernoulliGradientIsMeanMinusPixel() {
        // The derivative of -log C at the logit is what takes lambda to the mean.
        float[] logits = {-50, -8, -0.0051f, -0.0049f, 0, 0.0049f, 0.0051f, 8, 50};
        NDArray variable = manager.create(logits, new Shape(1, logits.length));
        variable.setRequiresGradient(true);
        NDArray pixels = manager.zeros(new Shape(1, logits.length));
        float[] gradient;
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            collector.backward(
                    new ContinuousBernoulliLikelihood()
                            .negativeLogLikelihood(pixels, variable, manager.zeros(new Shape()))
                            .sum());
            gradient = variable.getGradient().toFloatArray();
        }
        for (int i = 0; i < logits.length; i++) {
            assertTrue(Float.isFinite(gradient[i]), "logit " + logits[i]);
            double l = logits[i];
            double mean =
                    Math.abs(l) < 0.01
                            ? 0.5 + l / 12
                            : 1 / (1 + Math.exp(-l)) / Math.tanh(l / 2) - 1 / l;
            assertEquals(mean, gradient[i], 1e-4, "logit " + l);
        }
    }

    /** sum (x - m)^2 of an image. */
    private double squares(int image) {
        double sum = 0;
        for (int d = image * PIXELS; d < (image + 1) * PIXELS; d++) {
            sum += Math.pow((double) x[d] - means[d], 2);
        }
        return sum;
    }

    @Test
    void learnedGaussianIsTheNormalDensityOfItsVariance() {
        for (double sigma : new double[] {0.05, 0.3, 2}) {
            NDArray logVariance = manager.create((float) (2 * Math.log(sigma)));
            float[] price =
                    new LearnedGaussianLikelihood()
                            .negativeLogLikelihood(rows(x), rows(means), logVariance)
                            .toFloatArray();
            assertArrayEquals(
                    new GaussianLikelihood(sigma)
                            .negativeLogLikelihood(rows(x), rows(means), logVariance)
                            .toFloatArray(),
                    price,
                    (float) (1e-4 / sigma / sigma));
            for (int n = 0; n < IMAGES; n++) {
                double expected =
                        squares(n) / (2 * sigma * sigma)
                                + PIXELS * 0.5 * Math.log(2 * Math.PI * sigma * sigma);
                assertEquals(expected, price[n], 2e-5 * Math.abs(expected) + 1e-4);
            }
        }
    }

    @Test
    void learnedGaussianPullsItsVarianceToTheMeanSquaredError() {
        double mse = 0;
        for (int n = 0; n < IMAGES; n++) {
            mse += squares(n) / (IMAGES * PIXELS);
        }
        // d/ds of squares e^-s / 2 + D s / 2 = D/2 (1 - MSE e^-s), s = log sigma^2
        for (double shift : new double[] {-1, 0, 1}) {
            NDArray logVariance = manager.create((float) (Math.log(mse) + shift));
            logVariance.setRequiresGradient(true);
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                collector.backward(
                        new LearnedGaussianLikelihood()
                                .negativeLogLikelihood(rows(x), rows(means), logVariance)
                                .mean());
                assertEquals(
                        0.5 * PIXELS * (1 - Math.exp(-shift)),
                        logVariance.getGradient().getFloat(),
                        1e-3);
            }
        }
    }

    @Test
    void optimalGaussianCostsHalfTheLogOfTheMeanSquaredErrorAPixel() {
        OptimalGaussianLikelihood optimal = new OptimalGaussianLikelihood();
        NDArray logVariance =
                optimal.trainingLogVariance(rows(x), rows(means), manager.zeros(new Shape()));
        double mse = 0;
        for (int n = 0; n < IMAGES; n++) {
            mse += squares(n) / (IMAGES * PIXELS);
        }
        assertEquals(Math.log(mse), logVariance.getFloat(), 1e-5);
        double expected = PIXELS / 2.0 * (Math.log(mse) + 1 + Math.log(2 * Math.PI));
        assertEquals(
                expected,
                optimal.negativeLogLikelihood(rows(x), rows(means), logVariance).mean().getFloat(),
                1e-4 * Math.abs(expected));
    }

    @Test
    void optimalGaussianStaysFiniteOnAPerfectBatch() {
        OptimalGaussianLikelihood optimal = new OptimalGaussianLikelihood();
        NDArray logVariance =
                optimal.trainingLogVariance(rows(x), rows(x), manager.zeros(new Shape()));
        assertTrue(Float.isFinite(logVariance.getFloat()));
        for (float price :
                optimal.negativeLogLikelihood(rows(x), rows(x), logVariance).toFloatArray()) {
            assertTrue(Float.isFinite(price));
        }
    }
}
