package org.betavista.model.objective;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.betavista.data.ImageShape;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.EngineArrays;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.model.NativeEngine;
import org.betavista.model.ReferenceVae;
import org.betavista.model.Vae;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BetaVaeTest {
    private static final int PIXELS = 12;
    private static final int HIDDEN = 7;
    private static final int LATENTS = 3;
    private static final int IMAGES = 5;
    private static final ModelConfig CONFIG =
            new ModelConfig(
                    new ImageShape(1, 3, 4),
                    new MlpArchitecture(List.of(HIDDEN)),
                    LATENTS,
                    new BernoulliLikelihood());

    private final float[] x = EngineArrays.uniform(IMAGES * PIXELS, 0, 1, 11);
    private final float[] epsilon = EngineArrays.uniform(IMAGES * LATENTS, -2, 2, 12);
    private final Map<String, double[]> weights = new LinkedHashMap<>();
    private NDManager manager;
    private Vae vae;

    @BeforeEach
    void open() {
        NativeEngine.prepareThread(1, false);
        manager = NDManager.newBaseManager("PyTorch");
        vae = Vae.random(manager, CONFIG);
        int seed = 20;
        for (var entry : vae.parameters().entrySet()) {
            float[] values =
                    EngineArrays.uniform(entry.getValue().values().capacity(), -0.7, 0.7, seed++);
            entry.getValue().fill(values);
            double[] wide = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                wide[i] = values[i];
            }
            weights.put(entry.getKey(), wide);
        }
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private LossTerms loss(double beta) {
        return new BetaVae().loss(vae, input(x, epsilon, beta));
    }

    private LossInput input(float[] images, float[] noise, double beta) {
        return new LossInput(
                EngineArrays.rows(manager, images, PIXELS),
                shape -> EngineArrays.rows(manager, noise, LATENTS),
                Losses.charges(manager, beta, 0, 0),
                new Reparameterisation(),
                1000);
    }

    private ReferenceVae.Loss reference(double beta) {
        return new ReferenceVae(weights, PIXELS, HIDDEN, LATENTS).loss(x, epsilon, beta);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 16})
    void sumsOverPixelsAndLatentsAndAveragesOverTheBatch(double beta) {
        LossTerms terms = loss(beta);
        ReferenceVae.Loss expected = reference(beta);
        assertEquals(expected.reconstruction(), terms.reconstruction().getFloat(), 1e-4);
        assertEquals(expected.kl(), terms.kl().getFloat(), 1e-4);
        assertEquals(expected.total(), terms.total().getFloat(), 1e-3);
    }

    @Test
    void splitsTheKlByLatent() {
        LossTerms terms = loss(4);
        float[] parts = terms.klPerDimension().toFloatArray();
        assertEquals(LATENTS, parts.length);
        assertEquals(parts[0] + parts[1] + parts[2], terms.kl().getFloat(), 1e-5);
        NDArray kl =
                vae.encode(EngineArrays.rows(manager, x, PIXELS))
                        .klPerDimension()
                        .mean(new int[] {0});
        for (int j = 0; j < LATENTS; j++) {
            assertEquals(kl.getFloat(j), parts[j], 1e-6);
        }
    }

    @Test
    void doesNotDependOnHowManyTimesTheBatchIsRepeated() {
        float[] twice = new float[2 * x.length];
        System.arraycopy(x, 0, twice, 0, x.length);
        System.arraycopy(x, 0, twice, x.length, x.length);
        float[] noise = new float[2 * epsilon.length];
        System.arraycopy(epsilon, 0, noise, 0, epsilon.length);
        System.arraycopy(epsilon, 0, noise, epsilon.length, epsilon.length);
        LossTerms doubled = new BetaVae().loss(vae, input(twice, noise, 2));
        assertEquals(loss(2).total().getFloat(), doubled.total().getFloat(), 1e-4);
    }

    @Test
    void hasTheGradientOfTheReferenceInEveryWeight() {
        double beta = 3;
        vae.parameters().values().forEach(shared -> shared.array().setRequiresGradient(true));
        Map<String, float[]> gradients = new LinkedHashMap<>();
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            collector.backward(loss(beta).total());
            vae.parameters()
                    .forEach(
                            (name, shared) ->
                                    gradients.put(
                                            name, shared.array().getGradient().toFloatArray()));
        }
        int nonzero = 0;
        for (var entry : weights.entrySet()) {
            float[] gradient = requireNonNull(gradients.get(entry.getKey()));
            double[] values = entry.getValue();
            for (int i = 0; i < values.length; i++) {
                double expected = difference(values, i, beta);
                assertEquals(
                        expected,
                        gradient[i],
                        1e-3 * Math.max(1, Math.abs(expected)),
                        entry.getKey() + "[" + i + "]");
                nonzero += Math.abs(expected) > 1e-3 ? 1 : 0;
            }
        }
        assertTrue(nonzero > 100, nonzero + " weights matter");
    }

    private double difference(double[] values, int i, double beta) {
        double step = 1e-6;
        double before = values[i];
        values[i] = before + step;
        double above = reference(beta).total();
        values[i] = before - step;
        double below = reference(beta).total();
        values[i] = before;
        return (above - below) / (2 * step);
    }
}
