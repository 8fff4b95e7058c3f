package org.betavista.model;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrozenVaeTest {
    private static final int LATENTS = 5;
    private static final ImageShape SHAPE = new ImageShape(1, 28, 28);

    private static ModelConfig config(Architecture architecture) {
        return new ModelConfig(SHAPE, architecture, LATENTS, new BernoulliLikelihood());
    }

    private static ModelConfig mlp() {
        return config(new MlpArchitecture(List.of(32)));
    }

    private static ModelConfig named(String architecture) {
        return architecture.equals("mlp") ? mlp() : config(new BurgessArchitecture());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "conv"})
    void encodesManyImagesAsItEncodesEachAlone(String architecture) {
        // More than one native batch.
        int count = 300;
        int pixels = SHAPE.size();
        ModelConfig config = named(architecture);
        float[] images = EngineArrays.uniform(count * pixels, 0, 1, 1);
        try (FrozenVae model = new FrozenVae(config, FreshWeights.of(config, 2), 1)) {
            Codes together = model.encode(images);
            assertEquals(count, together.count());
            for (int i = 0; i < count; i += i < 250 ? 50 : 1) {
                Codes alone =
                        model.encode(Arrays.copyOfRange(images, i * pixels, (i + 1) * pixels));
                assertArrayEquals(alone.mu(), together.mu(i), 1e-5f, "image " + i);
                assertArrayEquals(alone.sigma(0), together.sigma(i), 1e-5f, "image " + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "conv"})
    void decodesManyCodesAsItDecodesEachAlone(String architecture) {
        int count = 300;
        int pixels = SHAPE.size();
        ModelConfig config = named(architecture);
        float[] z = EngineArrays.uniform(count * LATENTS, -3, 3, 1);
        try (FrozenVae model = new FrozenVae(config, FreshWeights.of(config, 2), 1)) {
            float[] together = model.decode(z);
            assertEquals(count * pixels, together.length);
            for (int i = 0; i < count; i += i < 250 ? 50 : 1) {
                assertArrayEquals(
                        model.decode(Arrays.copyOfRange(z, i * LATENTS, (i + 1) * LATENTS)),
                        Arrays.copyOfRange(together, i * pixels, (i + 1) * pixels),
                        1e-5f,
                        "code " + i);
            }
        }
    }

    @Test
    void evaluatesManyImagesAsItEvaluatesEachAlone() {
        int count = 300;
        int pixels = SHAPE.size();
        ModelConfig config = mlp();
        float[] images = EngineArrays.uniform(count * pixels, 0, 1, 1);
        float[] noise = EngineArrays.uniform(count * LATENTS, -2, 2, 3);
        try (FrozenVae model = new FrozenVae(config, FreshWeights.of(config, 2), 1)) {
            Evaluation together = model.evaluate(images, noise);
            for (int i = 0; i < count; i += 23) {
                Evaluation alone =
                        model.evaluate(
                                Arrays.copyOfRange(images, i * pixels, (i + 1) * pixels),
                                Arrays.copyOfRange(noise, i * LATENTS, (i + 1) * LATENTS));
                assertEquals(
                        alone.reconstruction()[0],
                        together.reconstruction()[i],
                        1e-5 * alone.reconstruction()[0]);
                assertEquals(alone.kl(0), together.kl(i), 1e-5);
            }
        }
    }

    @Test
    void evaluatesTheTermsOfTheElbo() {
        ModelConfig config = mlp();
        float[] images = EngineArrays.uniform(4 * SHAPE.size(), 0, 1, 1);
        try (FrozenVae model = new FrozenVae(config, FreshWeights.of(config, 2), 1)) {
            Evaluation evaluation = model.evaluate(images, new float[4 * LATENTS]);
            Codes codes = model.encode(images);
            float[] decoded = model.decode(codes.mu());
            for (int i = 0; i < 4; i++) {
                double kl = 0;
                for (int j = 0; j < LATENTS; j++) {
                    kl += codes.klPerDimension()[i * codes.latentSize() + j];
                }
                assertEquals(kl, evaluation.kl(i), 1e-5);
                double nats = 0;
                for (int d = 0; d < SHAPE.size(); d++) {
                    double value = images[i * SHAPE.size() + d];
                    double p = decoded[i * SHAPE.size() + d];
                    nats -= value * Math.log(p) + (1 - value) * Math.log(1 - p);
                }
                assertEquals(nats, evaluation.reconstruction()[i], 1e-4 * nats);
            }
        }
    }

    @Test
    void decodesWithTheWeightsThatWereLoadedLast() {
        ModelConfig config = mlp();
        float[] z = EngineArrays.uniform(LATENTS, -1, 1, 4);
        WeightSnapshot first = FreshWeights.of(config, 1);
        WeightSnapshot second = new WeightSnapshot(77, FreshWeights.of(config, 2).tensors());
        try (FrozenVae model = new FrozenVae(config, first, 1);
                FrozenVae other = new FrozenVae(config, second, 1)) {
            float[] before = model.decode(z);
            assertEquals(0, model.step());
            model.load(second);
            assertEquals(77, model.step());
            assertFalse(Arrays.equals(before, model.decode(z)));
            assertArrayEquals(other.decode(z), model.decode(z));
            model.load(first);
            assertArrayEquals(before, model.decode(z));
        }
    }

    @Test
    void clipsWhatAGaussianDecoderShows() {
        ModelConfig config =
                new ModelConfig(
                        SHAPE,
                        new MlpArchitecture(List.of(32)),
                        LATENTS,
                        new GaussianLikelihood(0.1));
        try (FrozenVae model = new FrozenVae(config, FreshWeights.of(config, 1), 1)) {
            boolean clipped = false;
            for (float value : model.decode(EngineArrays.uniform(LATENTS, -50, 50, 4))) {
                assertTrue(value >= 0 && value <= 1);
                clipped |= value == 0 || value == 1;
            }
            assertTrue(clipped);
        }
    }

    @Test
    void refusesWeightsThatLackATensor() {
        ModelConfig config = mlp();
        Map<String, FloatTensor> tensors =
                new LinkedHashMap<>(FreshWeights.of(config, 1).tensors());
        tensors.remove("decoder.pixels.bias");
        assertRefused(config, tensors, "decoder.pixels.bias");
    }

    @Test
    void refusesWeightsOfAnotherShape() {
        ModelConfig config = mlp();
        Map<String, FloatTensor> tensors =
                new LinkedHashMap<>(FreshWeights.of(config, 1).tensors());
        tensors.put("encoder.hidden1.weight", new FloatTensor(new long[] {2, 2}, new float[4]));
        assertRefused(config, tensors, "encoder.hidden1.weight");
    }

    @Test
    void refusesWeightsOfATransposedShape() {
        ModelConfig config = mlp();
        Map<String, FloatTensor> tensors =
                new LinkedHashMap<>(FreshWeights.of(config, 1).tensors());
        FloatTensor weight = requireNonNull(tensors.get("encoder.hidden1.weight"));
        tensors.put(
                "encoder.hidden1.weight",
                new FloatTensor(
                        new long[] {weight.shape()[1], weight.shape()[0]}, weight.values()));
        assertRefused(config, tensors, "encoder.hidden1.weight");
    }

    private static void assertRefused(
            ModelConfig config, Map<String, FloatTensor> tensors, String name) {
        WeightSnapshot wrong = new WeightSnapshot(1, tensors);
        String sentence =
                assertThrows(InvalidInputException.class, () -> new FrozenVae(config, wrong, 1))
                        .sentence();
        assertTrue(sentence.contains(name), sentence);
    }
}
