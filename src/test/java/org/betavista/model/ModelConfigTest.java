package org.betavista.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelConfigTest {
    private static ModelConfig config(int latents) {
        return new ModelConfig(
                new ImageShape(1, 28, 28),
                new MlpArchitecture(List.of(4)),
                latents,
                new BernoulliLikelihood());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65, Integer.MAX_VALUE})
    void refusesLatentSizesThatCannotBeUsed(int latents) {
        String sentence =
                assertThrows(InvalidInputException.class, () -> config(latents)).sentence();
        assertTrue(sentence.contains(Integer.toString(latents)), sentence);
        assertTrue(sentence.contains("1 to 64"), sentence);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64})
    void takesTheLimitsThemselves(int latents) {
        ModelConfig config = config(latents);
        assertEquals(
                2L * latents * 4 + 2L * latents,
                FreshWeights.of(config, 1).tensors().entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("encoder.posterior"))
                        .mapToLong(entry -> entry.getValue().values().length)
                        .sum());
    }

    @Test
    void normalisesBetaByTheSizesOfCodeAndImage() {
        assertEquals(4.0 * 10 / 784, config(10).betaNorm(4), 1e-12);
    }

    @Test
    void averagesTheTermsOfAnEvaluation() {
        Evaluation evaluation = new Evaluation(2, new float[] {10, 20}, new float[] {1, 2, 3, 4});
        assertEquals(3, evaluation.kl(0));
        assertEquals(7, evaluation.kl(1));
        assertEquals(15, evaluation.meanReconstruction());
        assertEquals(5, evaluation.meanKl());
        assertArrayEquals(new double[] {2, 3}, evaluation.meanKlPerDimension());
    }

    @Test
    void describesCodesInUnitsOfThePrior() {
        Codes codes =
                new Codes(
                        2,
                        new float[] {1, 0, -2, 3},
                        new float[] {0, (float) Math.log(0.25), 0, 0},
                        new float[] {0.5f, 0.25f, 2, 4.5f});
        assertEquals(2, codes.count());
        assertArrayEquals(new float[] {-2, 3}, codes.mu(1));
        assertArrayEquals(new float[] {1, 0.5f}, codes.sigma(0), 1e-6f);
        double[] mean = codes.meanKl();
        assertEquals((0.5 + 2) / 2, mean[0], 1e-6);
        assertEquals((0.25 + 4.5) / 2, mean[1], 1e-6);
        assertArrayEquals(new double[] {2.25, 2.25}, codes.varianceOfMu(), 1e-9);
    }

    @Test
    void refusesTensorsWhoseShapeDoesNotFit() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new FloatTensor(new long[] {2, 3}, new float[5]));
    }
}
