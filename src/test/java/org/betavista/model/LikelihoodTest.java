package org.betavista.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import org.betavista.data.InvalidInputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LikelihoodTest {
    private static final int IMAGES = 5;
    private static final int PIXELS = 37;

    private final float[] x = EngineArrays.uniform(IMAGES * PIXELS, 0, 1, 1);
    private final float[] activations = EngineArrays.uniform(IMAGES * PIXELS, -6, 6, 2);
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

    /** What likelihoods without a variance of the model's are given. */
    private NDArray none() {
        return manager.zeros(new Shape());
    }

    private float[] price(Likelihood likelihood) {
        NDArray price =
                likelihood.negativeLogLikelihood(
                        EngineArrays.rows(manager, x, PIXELS),
                        EngineArrays.rows(manager, activations, PIXELS),
                        none());
        assertEquals(new Shape(IMAGES), price.getShape());
        return price.toFloatArray();
    }

    @Test
    void bernoulliIsTheCrossEntropySummedOverPixels() {
        float[] price = price(new BernoulliLikelihood());
        for (int n = 0; n < IMAGES; n++) {
            double expected = 0;
            for (int d = 0; d < PIXELS; d++) {
                double value = x[n * PIXELS + d];
                double p = 1 / (1 + Math.exp(-activations[n * PIXELS + d]));
                expected -= value * Math.log(p) + (1 - value) * Math.log(1 - p);
            }
            assertEquals(expected, price[n], 1e-5 * expected);
        }
    }

    @Test
    void bernoulliStaysFiniteAtExtremeLogits() {
        NDArray black = manager.create(new float[] {0, 0, 1, 1}, new Shape(4, 1));
        NDArray logits = manager.create(new float[] {-1e4f, 1e4f, -1e4f, 1e4f}, new Shape(4, 1));
        assertArrayEquals(
                new float[] {0, 1e4f, 1e4f, 0},
                new BernoulliLikelihood()
                        .negativeLogLikelihood(black, logits, none())
                        .toFloatArray());
    }

    @Test
    void bernoulliOfAFairCoinCostsLogTwoAPixel() {
        NDArray logits = manager.zeros(new Shape(IMAGES, PIXELS));
        float[] price =
                new BernoulliLikelihood()
                        .negativeLogLikelihood(
                                EngineArrays.rows(manager, x, PIXELS), logits, none())
                        .toFloatArray();
        for (float value : price) {
            assertEquals(PIXELS * Math.log(2), value, 1e-4);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1, 1, 3})
    void gaussianIsTheNormalDensitySummedOverPixels(double sigma) {
        float[] price = price(new GaussianLikelihood(sigma));
        for (int n = 0; n < IMAGES; n++) {
            double expected = 0;
            for (int d = 0; d < PIXELS; d++) {
                double distance = x[n * PIXELS + d] - activations[n * PIXELS + d];
                double density =
                        -0.5 * Math.log(2 * Math.PI)
                                - Math.log(sigma)
                                - distance * distance / (2 * sigma * sigma);
                expected -= density;
            }
            assertEquals(expected, price[n], 1e-5 * Math.abs(expected));
        }
    }

    @Test
    void gaussianOfTheExactImageIsItsNormaliser() {
        NDArray same = EngineArrays.rows(manager, x, PIXELS);
        double expected = PIXELS * 0.5 * Math.log(2 * Math.PI * 0.1 * 0.1);
        for (float value :
                new GaussianLikelihood(0.1)
                        .negativeLogLikelihood(same, same, none())
                        .toFloatArray()) {
            assertEquals(expected, value, 1e-4);
        }
    }

    @Test
    void bernoulliGradientIsProbabilityMinusPixel() {
        float[] gradient = gradient(new BernoulliLikelihood());
        for (int i = 0; i < gradient.length; i++) {
            assertEquals(1 / (1 + Math.exp(-activations[i])) - x[i], gradient[i], 1e-5);
        }
    }

    @Test
    void gaussianGradientIsTheWeightedDifference() {
        float[] gradient = gradient(new GaussianLikelihood(0.2));
        for (int i = 0; i < gradient.length; i++) {
            double expected = (activations[i] - x[i]) / (0.2 * 0.2);
            assertEquals(expected, gradient[i], 1e-4 * Math.abs(expected) + 1e-5);
        }
    }

    private float[] gradient(Likelihood likelihood) {
        NDArray variable = EngineArrays.rows(manager, activations, PIXELS);
        variable.setRequiresGradient(true);
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            collector.backward(
                    likelihood
                            .negativeLogLikelihood(
                                    EngineArrays.rows(manager, x, PIXELS), variable, none())
                            .sum());
            return variable.getGradient().toFloatArray();
        }
    }

    @Test
    void bernoulliShowsProbabilities() {
        float[] mean =
                new BernoulliLikelihood()
                        .mean(EngineArrays.rows(manager, activations, PIXELS))
                        .toFloatArray();
        for (int i = 0; i < mean.length; i++) {
            assertEquals(1 / (1 + Math.exp(-activations[i])), mean[i], 1e-6);
        }
    }

    @Test
    void gaussianShowsItsMeansAsTheyAre() {
        assertArrayEquals(
                activations,
                new GaussianLikelihood(1)
                        .mean(EngineArrays.rows(manager, activations, PIXELS))
                        .toFloatArray());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.0009, 10.1, Double.NaN, Double.POSITIVE_INFINITY})
    void gaussianRefusesSigmasThatCannotBeUsed(double sigma) {
        String sentence =
                assertThrows(InvalidInputException.class, () -> new GaussianLikelihood(sigma))
                        .sentence();
        assertTrue(sentence.contains("sigma " + sigma), sentence);
    }
}
