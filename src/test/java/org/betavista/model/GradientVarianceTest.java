package org.betavista.model;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.betavista.model.PricedDraws.Estimate;
import org.junit.jupiter.api.Test;

/**
 * A linear model with unit Gaussian pixels: f(z) = |x - Wz - b|^2 / 2 + const, so that df/dz =
 * W'(Wz + b - x), and the gradient of E[f] with respect to mu is that at mu.
 */
class GradientVarianceTest {
    private static final int PIXELS = 6;
    private static final int LATENTS = 2;
    private static final int DRAWS = 4096;
    private static final ModelConfig LINEAR =
            new ModelConfig(
                    new ImageShape(1, 2, 3),
                    new LinearArchitecture(),
                    LATENTS,
                    new GaussianLikelihood(1));

    private static float[] normal(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Weights as after some training: the decoder near the image, the code narrow. */
    private static WeightSnapshot weights() {
        Map<String, FloatTensor> tensors =
                new LinkedHashMap<>(FreshWeights.of(LINEAR, 5).tensors());
        tensors.replaceAll(
                (name, tensor) -> {
                    float[] values = EngineArrays.uniform(tensor.values().length, -0.6, 0.6, 9);
                    if (name.equals("encoder.posterior.bias")) {
                        values = new float[] {0.3f, -0.2f, -1, -1.5f};
                    }
                    return new FloatTensor(tensor.shape(), values);
                });
        return new WeightSnapshot(1, tensors);
    }

    private static final float[] IMAGE = EngineArrays.uniform(PIXELS, 0, 1, 4);

    @Test
    void theSlopeIsThatOfTheClosedFormAtEveryDraw() {
        try (FrozenVae model = new FrozenVae(LINEAR, weights(), 1)) {
            PricedDraws priced = model.price(IMAGE, normal(300 * LATENTS, 1));
            float[] mu = model.encode(IMAGE).mu();
            for (int s = 0; s < priced.count(); s++) {
                double[] z = new double[LATENTS];
                for (int j = 0; j < LATENTS; j++) {
                    z[j] = mu[j] + priced.sigma()[j] * priced.epsilon()[s * LATENTS + j];
                }
                double[] expected = slope(z);
                for (int j = 0; j < LATENTS; j++) {
                    assertEquals(expected[j], priced.slopes()[s * LATENTS + j], 1e-4);
                }
            }
        }
    }

    private static double[] slope(double[] z) {
        float[] w = tensor("decoder.pixels.weight"); // (D, L)
        float[] b = tensor("decoder.pixels.bias"); // (D)
        double[] slope = new double[LATENTS];
        for (int p = 0; p < PIXELS; p++) {
            double residual = b[p] - IMAGE[p];
            for (int j = 0; j < LATENTS; j++) {
                residual += w[p * LATENTS + j] * z[j];
            }
            for (int j = 0; j < LATENTS; j++) {
                slope[j] += w[p * LATENTS + j] * residual;
            }
        }
        return slope;
    }

    private static float[] tensor(String name) {
        return requireNonNull(weights().tensors().get(name), name).values();
    }

    @Test
    void everyEstimateHasTheSameMeanWithinFourStandardErrors() {
        try (FrozenVae model = new FrozenVae(LINEAR, weights(), 1)) {
            PricedDraws priced = model.price(IMAGE, normal(DRAWS * LATENTS, 2));
            float[] mu = model.encode(IMAGE).mu();
            double[] exact = slope(new double[] {mu[0], mu[1]});
            for (Estimate estimate : Estimate.values()) {
                double error = Math.sqrt(priced.variance(estimate, 8) / (DRAWS / 8));
                double[] mean = new double[LATENTS];
                for (int first = 0; first < DRAWS; first += 8) {
                    double[] one = priced.gradient(estimate, first, 8);
                    for (int j = 0; j < LATENTS; j++) {
                        mean[j] += one[j] / (DRAWS / 8);
                    }
                }
                for (int j = 0; j < LATENTS; j++) {
                    assertEquals(exact[j], mean[j], 4 * error, estimate + " " + j);
                }
            }
        }
    }

    @Test
    void theTrickBeatsTheBaselineAndTheBaselineBeatsThePlainScore() {
        try (FrozenVae model = new FrozenVae(LINEAR, weights(), 1)) {
            float[] images = EngineArrays.uniform(3 * PIXELS, 0, 1, 6);
            GradientVariance variance =
                    GradientVariance.of(model, images, normal(3 * 1024 * LATENTS, 3));
            assertEquals(GradientVariance.DRAWS.size(), variance.draws().length);
            assertTrue(Double.isNaN(variance.scoreWithBaseline()[0]), "one draw has no others");
            for (int s = 0; s < variance.draws().length; s++) {
                assertTrue(variance.reparameterised()[s] < variance.score()[s]);
                if (s > 0) {
                    assertTrue(
                            variance.reparameterised()[s] < variance.scoreWithBaseline()[s],
                            "at " + variance.draws()[s]);
                    assertTrue(
                            variance.scoreWithBaseline()[s] < variance.score()[s],
                            "at " + variance.draws()[s]);
                }
            }
        }
    }

    /** Var(df/dz) = W'W diag(sigma^2) W'W on its diagonal; S draws share it. */
    @Test
    void theReparameterisedVarianceIsThatOfTheClosedFormAndFallsWithTheDraws() {
        try (FrozenVae model = new FrozenVae(LINEAR, weights(), 1)) {
            double exact = 0;
            float[] w = tensor("decoder.pixels.weight");
            double[] sigma = model.price(IMAGE, normal(LATENTS, 1)).sigma();
            for (int j = 0; j < LATENTS; j++) {
                for (int k = 0; k < LATENTS; k++) {
                    double product = 0;
                    for (int p = 0; p < PIXELS; p++) {
                        product += w[p * LATENTS + j] * w[p * LATENTS + k];
                    }
                    exact += product * product * sigma[k] * sigma[k];
                }
            }
            GradientVariance variance =
                    GradientVariance.of(model, IMAGE, normal(8192 * LATENTS, 8));
            for (int s = 0; s < variance.draws().length; s++) {
                int draws = variance.draws()[s];
                // A variance from n Gaussian estimates is known to a share of sqrt(2 / n).
                double share = 4 * Math.sqrt(2.0 * draws / 8192);
                assertEquals(
                        exact / draws,
                        variance.reparameterised()[s],
                        share * exact / draws,
                        "S = " + draws);
            }
        }
    }

    private static int nativeArrays(FrozenVae model) throws ReflectiveOperationException {
        Field field = FrozenVae.class.getDeclaredField("manager");
        field.setAccessible(true);
        return ((NDManager) field.get(model)).getManagedArrays().size();
    }

    @Test
    void leavesTheModelAsItWas() throws ReflectiveOperationException {
        try (FrozenVae model = new FrozenVae(LINEAR, weights(), 1)) {
            float[] before = model.decode(new float[] {1, -1});
            int arrays = nativeArrays(model);
            for (int i = 0; i < 3; i++) {
                GradientVariance.of(model, IMAGE, normal(64 * LATENTS, i));
            }
            assertEquals(arrays, nativeArrays(model), "nothing native stays behind");
            assertArrayEquals(before, model.decode(new float[] {1, -1}));
        }
    }

    @Test
    void otherCodesAreRefusedWithAReason() {
        for (PosteriorFamily family : List.of(new FullFamily(), new PointFamily())) {
            ModelConfig config =
                    new ModelConfig(
                            LINEAR.shape(),
                            LINEAR.architecture(),
                            LATENTS,
                            LINEAR.likelihood(),
                            family);
            try (FrozenVae model = new FrozenVae(config, FreshWeights.of(config, 1), 1)) {
                InvalidInputException refusal =
                        assertThrows(
                                InvalidInputException.class,
                                () -> GradientVariance.of(model, IMAGE, normal(64 * LATENTS, 1)));
                assertTrue(refusal.sentence().contains("Gaussian"), refusal.sentence());
            }
        }
    }
}
