package org.betavista.model.objective;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.betavista.data.ImageShape;
import org.betavista.model.EngineArrays;
import org.betavista.model.GaussianLikelihood;
import org.betavista.model.LinearArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.model.NativeEngine;
import org.betavista.model.Vae;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is minimised with the score function has the gradient of the loss, in the mean. */
class ScoreFunctionGradientTest {
    private static final int PIXELS = 4;
    private static final int LATENTS = 2;
    private static final int IMAGES = 64;
    private static final int ROUNDS = 250;
    private static final double STANDARD_ERRORS = 4.5;

    private final float[] x = EngineArrays.uniform(IMAGES * PIXELS, 0, 1, 1);
    private NDManager manager;
    private Vae vae;

    @BeforeEach
    void open() {
        NativeEngine.prepareThread(1, false);
        manager = NDManager.newBaseManager("PyTorch");
        vae =
                Vae.random(
                        manager,
                        new ModelConfig(
                                new ImageShape(1, 2, 2),
                                new LinearArchitecture(),
                                LATENTS,
                                new GaussianLikelihood(0.5)));
        int seed = 20;
        for (var shared : vae.parameters().values()) {
            shared.fill(EngineArrays.uniform(shared.values().capacity(), -0.6, 0.6, seed++));
            shared.array().setRequiresGradient(true);
        }
    }

    @AfterEach
    void close() {
        manager.close();
    }

    /** Sums of gradients and of their squares over all rounds, of every weight by name. */
    private record Moments(Map<String, double[]> sums, Map<String, double[]> squares) {
        double mean(String name, int i) {
            return requireNonNull(sums.get(name))[i] / ROUNDS;
        }

        /** Of the mean, squared. */
        double squaredError(String name, int i) {
            double variance =
                    requireNonNull(squares.get(name))[i] / ROUNDS - mean(name, i) * mean(name, i);
            return Math.max(0, variance) / ROUNDS;
        }
    }

    private Moments moments(Estimator estimator, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Moments moments = new Moments(new LinkedHashMap<>(), new LinkedHashMap<>());
        for (int round = 0; round < ROUNDS; round++) {
            try (NDManager batch = manager.newSubManager();
                    GradientCollector collector =
                            Engine.getEngine("PyTorch").newGradientCollector()) {
                LossInput input =
                        new LossInput(
                                EngineArrays.rows(batch, x, PIXELS),
                                shape -> EngineArrays.rows(batch, normal(random), LATENTS),
                                Losses.charges(batch, 2, 0, 0),
                                estimator,
                                IMAGES);
                collector.backward(new BetaVae().loss(vae, input).minimised());
                vae.parameters()
                        .forEach(
                                (name, shared) -> {
                                    float[] gradient = shared.array().getGradient().toFloatArray();
                                    double[] sum =
                                            moments.sums()
                                                    .computeIfAbsent(
                                                            name,
                                                            any -> new double[gradient.length]);
                                    double[] square =
                                            moments.squares()
                                                    .computeIfAbsent(
                                                            name,
                                                            any -> new double[gradient.length]);
                                    for (int i = 0; i < gradient.length; i++) {
                                        sum[i] += gradient[i];
                                        square[i] += gradient[i] * (double) gradient[i];
                                    }
                                });
                collector.zeroGradients();
            }
        }
        return moments;
    }

    private static float[] normal(SplittableRandom random) {
        float[] values = new float[IMAGES * LATENTS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hasTheMeanGradientOfTheReparameterisedLoss(boolean baseline) {
        Moments expected = moments(new Reparameterisation(), 1);
        Moments actual = moments(new ScoreFunction(4, baseline), 2);
        int apart = 0;
        for (String name : expected.sums().keySet()) {
            for (int i = 0; i < requireNonNull(expected.sums().get(name)).length; i++) {
                double error =
                        Math.sqrt(expected.squaredError(name, i) + actual.squaredError(name, i));
                assertEquals(
                        expected.mean(name, i),
                        actual.mean(name, i),
                        STANDARD_ERRORS * error + 1e-5,
                        name + "[" + i + "]");
                apart += Math.abs(expected.mean(name, i)) > 10 * error ? 1 : 0;
            }
        }
        assertTrue(apart > 10, apart + " gradients are far from zero");
    }
}
