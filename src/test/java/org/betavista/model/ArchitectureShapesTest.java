package org.betavista.model;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureShapesTest {
    private static ModelConfig config(Architecture architecture, ImageShape shape, int latents) {
        return new ModelConfig(shape, architecture, latents, new BernoulliLikelihood());
    }

    private static long weightCount(ModelConfig config) {
        return FreshWeights.of(config, 1).tensors().values().stream()
                .mapToLong(tensor -> tensor.values().length)
                .sum();
    }

    private static FloatTensor tensor(ModelConfig config, String name) {
        return requireNonNull(FreshWeights.of(config, 3).tensors().get(name));
    }

    private static long linear(long inputs, long outputs) {
        return inputs * outputs + outputs;
    }

    @Test
    void countsTheWeightsOfTheDefaultNetworkOnDigits() {
        // 784-400-20 and back, 10 latents: 314,000 + 8,020 + 4,400 + 314,384.
        assertEquals(
                640_804,
                weightCount(
                        config(new MlpArchitecture(List.of(400)), new ImageShape(1, 28, 28), 10)));
    }

    @Test
    void mirrorsTheLayersOfAnMlp() {
        ModelConfig config =
                config(new MlpArchitecture(List.of(30, 20, 10)), new ImageShape(3, 4, 5), 2);
        long expected =
                linear(60, 30)
                        + linear(30, 20)
                        + linear(20, 10)
                        + linear(10, 4)
                        + linear(2, 10)
                        + linear(10, 20)
                        + linear(20, 30)
                        + linear(30, 60);
        assertEquals(expected, weightCount(config));
        assertArrayEquals(new long[] {30, 60}, tensor(config, "encoder.hidden1.weight").shape());
        assertArrayEquals(new long[] {30, 20}, tensor(config, "decoder.hidden1.weight").shape());
    }

    @ParameterizedTest
    @CsvSource({"1, 28, 3", "1, 32, 3", "3, 32, 3", "1, 64, 4", "3, 64, 4"})
    void countsTheWeightsOfTheConvolutionalNetwork(int channels, int side, int halvings) {
        int latents = 10;
        long inner = 32L * 32 * 16 + 32;
        long encoder =
                channels * 32L * 16
                        + 32
                        + (halvings - 1) * inner
                        + linear(512, 256)
                        + linear(256, 256)
                        + linear(256, 2L * latents);
        long decoder =
                linear(latents, 256)
                        + linear(256, 256)
                        + linear(256, 512)
                        + (halvings - 1) * inner
                        + 32L * channels * 16
                        + channels;
        assertEquals(
                encoder + decoder,
                weightCount(
                        config(
                                new BurgessArchitecture(),
                                new ImageShape(channels, side, side),
                                latents)));
    }

    @ParameterizedTest
    @CsvSource({"1, 28", "3, 28", "1, 32", "3, 32", "1, 64", "3, 64"})
    void takesAndGivesImagesOfTheModelsShape(int channels, int side) {
        ImageShape shape = new ImageShape(channels, side, side);
        for (Architecture architecture :
                List.of(new BurgessArchitecture(), new MlpArchitecture(List.of(16)))) {
            ModelConfig config = config(architecture, shape, 3);
            try (FrozenVae model = new FrozenVae(config, FreshWeights.of(config, 1), 1)) {
                Codes codes = model.encode(EngineArrays.uniform(2 * shape.size(), 0, 1, 5));
                assertEquals(2, codes.count());
                assertEquals(6, codes.mu().length);
                assertEquals(6, codes.logVar().length);
                float[] images = model.decode(codes.mu());
                assertEquals(2 * shape.size(), images.length);
                for (float value : images) {
                    assertTrue(value >= 0 && value <= 1);
                }
            }
        }
    }

    @Test
    void seesEveryPixelOfAPaddedImage() {
        ImageShape shape = new ImageShape(1, 28, 28);
        ModelConfig config = config(new BurgessArchitecture(), shape, 4);
        try (FrozenVae model = new FrozenVae(config, FreshWeights.of(config, 1), 1)) {
            float[] black = model.encode(new float[784]).mu();
            for (int pixel : new int[] {0, 27, 783, 756, 400}) {
                float[] image = new float[784];
                image[pixel] = 1;
                float[] mu = model.encode(image).mu();
                double change = 0;
                for (int j = 0; j < 4; j++) {
                    change += Math.abs(mu[j] - black[j]);
                }
                assertTrue(change > 1e-7, "pixel " + pixel + " is not seen");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"27, 27", "28, 32", "32, 64", "16, 16", "128, 128", "1, 1"})
    void convolutionsRefuseOtherSizes(int height, int width) {
        ImageShape shape = new ImageShape(1, height, width);
        String sentence =
                assertThrows(
                                InvalidInputException.class,
                                () -> config(new BurgessArchitecture(), shape, 3))
                        .sentence();
        assertTrue(sentence.contains(height + "x" + width), sentence);
        assertTrue(sentence.contains("MLP"), sentence);
    }

    @Test
    void mlpRefusesSizesThatCannotBeUsed() {
        for (List<Integer> hidden :
                List.of(
                        List.<Integer>of(),
                        List.of(0),
                        List.of(-5),
                        List.of(4097),
                        List.of(1, 2, 3, 4, 5))) {
            String sentence =
                    assertThrows(InvalidInputException.class, () -> new MlpArchitecture(hidden))
                            .sentence();
            assertTrue(sentence.contains(hidden.toString()), sentence);
        }
    }

    @Test
    void namesItsWeightsByNetworkAndLayer() {
        assertEquals(
                Set.of(
                        "encoder.hidden1.weight",
                        "encoder.hidden1.bias",
                        "encoder.posterior.weight",
                        "encoder.posterior.bias",
                        "decoder.hidden1.weight",
                        "decoder.hidden1.bias",
                        "decoder.pixels.weight",
                        "decoder.pixels.bias"),
                FreshWeights.of(
                                config(new MlpArchitecture(List.of(4)), new ImageShape(1, 2, 2), 2),
                                1)
                        .tensors()
                        .keySet());
    }

    @Test
    void drawsFreshWeightsWithinOneOverTheRootOfTheInputs() {
        ModelConfig config = config(new MlpArchitecture(List.of(50)), new ImageShape(1, 10, 10), 2);
        FloatTensor weight = tensor(config, "encoder.hidden1.weight");
        double squares = 0;
        for (float value : weight.values()) {
            assertTrue(Math.abs(value) <= 0.1f + 1e-6f, "weight " + value);
            squares += value * value;
        }
        // A uniform draw from [-a, a] has variance a^2 / 3.
        assertEquals(0.01 / 3, squares / weight.values().length, 3e-4);
        assertArrayEquals(new float[50], tensor(config, "encoder.hidden1.bias").values());
    }
}
