package org.betavista.model.objective;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.betavista.data.ImageShape;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.EngineArrays;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.model.NativeEngine;
import org.betavista.model.Nonlinearity;
import org.betavista.model.PosteriorFamily;
import org.betavista.model.Vae;

/**
 * Compares the engine's gradient of {@link LossTerms#minimised} with differences of its value, for
 * every weight of a tiny model.
 *
 * <p>The differences are the five-point ones at +-h and +-2h, h = 0.02. In float32 a loss near 10
 * is known to 1e-6, so a difference to some 1e-4; the weights' fourth-order error is below that for
 * smooth networks. The tolerance is 1e-3, times the gradient where that is above 1. This means
 * something only where {@code minimised} is a function of the weights that is smooth at h (no ReLU,
 * no clamp nearby) and whose gradient nobody stopped: leave out the weights of which this is not
 * so.
 *
 * @param objective with its knobs
 * @param config of the model; its weights are seeded, uniform in +-0.5
 * @param inputs makes the batch anew for every evaluation, each time the same, noise included
 */
record GradientCheck(Objective objective, ModelConfig config, Inputs inputs) {
    private static final double TOLERANCE = 1e-3;
    private static final float STEP = 0.02f;

    /** Makes the input of a loss. */
    @FunctionalInterface
    interface Inputs {
        /** The same values at every call, owned by the manager. */
        LossInput of(NDManager manager);
    }

    /** Six pixels, three latents, tanh: few weights, each of which costs four evaluations. */
    static ModelConfig tinyModel(PosteriorFamily posterior) {
        return new ModelConfig(
                new ImageShape(1, 2, 3),
                new MlpArchitecture(List.of(4), Nonlinearity.TANH),
                3,
                new BernoulliLikelihood(),
                posterior);
    }

    /**
     * Some grey images with reparameterised noise out of 40.
     *
     * @param images N
     * @param charges made with {@link Losses#charges}
     */
    static Inputs inputs(ModelConfig config, int images, Function<NDManager, Charges> charges) {
        int pixels = config.shape().size();
        return manager ->
                new LossInput(
                        EngineArrays.rows(
                                manager, EngineArrays.uniform(images * pixels, 0, 1, 31), pixels),
                        Losses.noise(manager, 32),
                        charges.apply(manager),
                        new Reparameterisation(),
                        40);
    }

    /** Checks every weight. */
    void run() {
        run(name -> true);
    }

    /**
     * Checks some weights.
     *
     * @param which names of those arrays of weights that are compared
     */
    void run(Predicate<String> which) {
        NativeEngine.prepareThread(1, false);
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            Vae model = seeded(manager);
            Map<String, float[]> gradients = gradients(model, manager);
            int compared = 0;
            int nonzero = 0;
            for (var entry : gradients.entrySet()) {
                if (!which.test(entry.getKey())) {
                    continue;
                }
                FloatBuffer weights =
                        requireNonNull(model.parameters().get(entry.getKey())).values();
                float[] gradient = entry.getValue();
                for (int i = 0; i < gradient.length; i++) {
                    double expected = difference(model, manager, weights, i);
                    assertEquals(
                            expected,
                            gradient[i],
                            TOLERANCE * Math.max(1, Math.abs(expected)),
                            entry.getKey() + "[" + i + "]");
                    compared++;
                    nonzero += Math.abs(expected) > 2 * TOLERANCE ? 1 : 0;
                }
            }
            assertTrue(
                    nonzero > compared / 2,
                    "only " + nonzero + " of " + compared + " weights matter");
        }
    }

    private Vae seeded(NDManager manager) {
        Vae model = Vae.random(manager, config, objective.discriminator());
        long seed = 40;
        for (var shared : model.parameters().values()) {
            shared.fill(EngineArrays.uniform((int) shared.array().size(), -0.5, 0.5, seed++));
        }
        return model;
    }

    private Map<String, float[]> gradients(Vae model, NDManager manager) {
        Map<String, float[]> gradients = new LinkedHashMap<>();
        model.parameters().values().forEach(shared -> shared.array().setRequiresGradient(true));
        try (NDManager batch = manager.newSubManager();
                GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            collector.backward(objective.loss(model, inputs.of(batch)).minimised());
            model.parameters()
                    .forEach(
                            (name, shared) ->
                                    gradients.put(
                                            name, shared.array().getGradient().toFloatArray()));
        }
        model.parameters().values().forEach(shared -> shared.array().setRequiresGradient(false));
        return gradients;
    }

    private double difference(Vae model, NDManager manager, FloatBuffer weights, int i) {
        float before = weights.get(i);
        double near =
                value(model, manager, weights, i, before + STEP)
                        - value(model, manager, weights, i, before - STEP);
        double far =
                value(model, manager, weights, i, before + 2 * STEP)
                        - value(model, manager, weights, i, before - 2 * STEP);
        weights.put(i, before);
        return (8 * near - far) / (12 * STEP);
    }

    private double value(Vae model, NDManager manager, FloatBuffer weights, int i, float weight) {
        weights.put(i, weight);
        try (NDManager batch = manager.newSubManager()) {
            return objective.loss(model, inputs.of(batch)).minimised().getFloat();
        }
    }
}
