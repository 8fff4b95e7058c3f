package org.betavista.model.objective;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.betavista.model.DiagonalFamily;
import org.betavista.model.EngineArrays;
import org.betavista.model.FullFamily;
import org.betavista.model.ModelConfig;
import org.betavista.model.NativeEngine;
import org.betavista.model.Scalar;
import org.betavista.model.Vae;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactorVaeTest {
    private static final int IMAGES = 6;
    private static final int LATENTS = 3;
    private static final FactorVae OBJECTIVE = new FactorVae(7, 16);

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

    private Vae model(boolean full) {
        ModelConfig config =
                GradientCheck.tinyModel(full ? new FullFamily() : new DiagonalFamily());
        Vae model = Vae.random(manager, config, OBJECTIVE.discriminator());
        long seed = 70;
        for (var weight : model.parameters().values()) {
            weight.fill(EngineArrays.uniform(weight.values().capacity(), -0.5, 0.5, seed++));
        }
        return model;
    }

    private LossTerms loss(Vae model, double gamma) {
        LossInput input =
                GradientCheck.inputs(model.config(), IMAGES, m -> Losses.charges(m, 3, gamma, 0))
                        .of(manager);
        return OBJECTIVE.loss(model, input);
    }

    private static NDArray discriminatorLoss(LossTerms terms) {
        return requireNonNull(terms.extras().get("discriminator"));
    }

    @Test
    void namesTheDiscriminatorsWeights() {
        assertEquals(
                "discriminator.hidden1.weight discriminator.hidden1.bias"
                        + " discriminator.hidden2.weight discriminator.hidden2.bias"
                        + " discriminator.hidden3.weight discriminator.hidden3.bias"
                        + " discriminator.logits.weight discriminator.logits.bias",
                String.join(
                        " ",
                        model(false).parameters().keySet().stream()
                                .filter(name -> name.startsWith("discriminator"))
                                .toList()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void pricesWhatTheDiscriminatorSays(boolean full) {
        Vae model = model(full);
        LossTerms terms = loss(model, 7);
        LossInput input =
                GradientCheck.inputs(model.config(), IMAGES, m -> Losses.charges(m, 3, 7, 0))
                        .of(manager);
        float[] z = model.encode(input.x()).sample(input.epsilon(LATENTS)).toFloatArray();
        float[] noise = input.epsilon(LATENTS).toFloatArray(); // the second draw orders the rows
        float[] shuffled = new float[z.length];
        for (int j = 0; j < LATENTS; j++) {
            int column = j;
            int[] order =
                    IntStream.range(0, IMAGES)
                            .boxed()
                            .sorted(
                                    java.util.Comparator.comparing(
                                            n -> noise[n * LATENTS + column]))
                            .mapToInt(n -> n)
                            .toArray();
            for (int n = 0; n < IMAGES; n++) {
                shuffled[n * LATENTS + j] = z[order[n] * LATENTS + j];
            }
        }
        float[] real = logits(model, z);
        float[] fake = logits(model, shuffled);
        double totalCorrelation = 0;
        double price = 0;
        for (int n = 0; n < IMAGES; n++) {
            double realMargin = real[2 * n] - real[2 * n + 1];
            double fakeMargin = fake[2 * n + 1] - fake[2 * n];
            totalCorrelation += realMargin / IMAGES;
            price += 0.5 * Math.log1p(Math.exp(-realMargin)) / IMAGES;
            price += 0.5 * Math.log1p(Math.exp(-fakeMargin)) / IMAGES;
        }
        assertEquals(
                totalCorrelation,
                requireNonNull(terms.extras().get("total correlation")).getFloat(),
                1e-5);
        assertEquals(price, discriminatorLoss(terms).getFloat(), 1e-5);
        double total =
                terms.reconstruction().getFloat()
                        + 3 * terms.kl().getFloat()
                        + 7 * totalCorrelation;
        assertEquals(total, terms.total().getFloat(), 1e-4);
        assertEquals(total + price, terms.minimised().getFloat(), 1e-4);
    }

    private float[] logits(Vae model, float[] codes) {
        return model.discriminate(EngineArrays.rows(manager, codes, LATENTS), false).toFloatArray();
    }

    @Test
    void trainsEachNetworkByItsOwnLossAlone() {
        Vae model = model(false);
        Map<String, float[]> ofTotal = gradients(LossTerms::total);
        Map<String, float[]> ofDiscriminator = gradients(FactorVaeTest::discriminatorLoss);
        Map<String, float[]> ofBoth = gradients(LossTerms::minimised);
        for (String name : model.parameters().keySet()) {
            boolean judge = name.startsWith("discriminator");
            float[] own = requireNonNull((judge ? ofDiscriminator : ofTotal).get(name));
            float[] foreign = requireNonNull((judge ? ofTotal : ofDiscriminator).get(name));
            float[] both = requireNonNull(ofBoth.get(name));
            boolean moves = false;
            for (int i = 0; i < own.length; i++) {
                assertEquals(0, foreign[i], name);
                assertEquals(own[i], both[i], 1e-5, name);
                moves |= own[i] != 0;
            }
            assertTrue(moves, name);
        }
    }

    @Test
    void hasTheGradientsOfItsTwoValues() {
        Vae model = model(false);
        checkDirections(model, "encoder", LossTerms::total);
        checkDirections(model, "decoder", LossTerms::total);
        checkDirections(model, "discriminator", FactorVaeTest::discriminatorLoss);
    }

    /** Along the gradient of each array of weights the value rises by the gradient's length. */
    private void checkDirections(Vae model, String network, Function<LossTerms, NDArray> value) {
        double step = 0.005;
        gradients(value)
                .forEach(
                        (name, gradient) -> {
                            if (!name.startsWith(network)) {
                                return;
                            }
                            double length = 0;
                            for (float one : gradient) {
                                length += (double) one * one;
                            }
                            length = Math.sqrt(length);
                            double rise =
                                    value(model, value, name, gradient, step / length)
                                            - value(model, value, name, gradient, -step / length);
                            double slope = rise / (2 * step);
                            assertEquals(length, slope, 0.02 * length + 3e-4, name);
                        });
    }

    private double value(
            Vae model,
            Function<LossTerms, NDArray> value,
            String name,
            float[] direction,
            double step) {
        var weight = requireNonNull(model.parameters().get(name));
        float[] before = weight.copy().values();
        float[] moved = before.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (step * direction[i]);
        }
        weight.fill(moved);
        double result = value.apply(loss(model, 7)).getFloat();
        weight.fill(before);
        return result;
    }

    private Map<String, float[]> gradients(Function<LossTerms, NDArray> value) {
        Vae model = model(false); // a new one, because gradients add up
        Map<String, float[]> gradients = new LinkedHashMap<>();
        model.parameters().values().forEach(weight -> weight.array().setRequiresGradient(true));
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray loss = value.apply(loss(model, 7));
            for (var weight : model.parameters().values()) {
                // Nothing, but so that weights that are not reached have a gradient of 0.
                loss = loss.add(weight.array().sum().mul(Scalar.of(0, loss)));
            }
            collector.backward(loss);
            model.parameters()
                    .forEach(
                            (name, weight) ->
                                    gradients.put(
                                            name, weight.array().getGradient().toFloatArray()));
        }
        return gradients;
    }
}
