package org.betavista.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.betavista.analysis.Golden;
import org.betavista.analysis.LinearGaussian;
import org.betavista.analysis.StandardNormal;
import org.betavista.data.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogWeightsTest {
    private static final ImageShape SHAPE = new ImageShape(1, 12, 12);
    private static final int LATENTS = 4;

    /** Probabilistic PCA with an encoder that gives the golden posterior, in the engine. */
    private static FrozenVae linear(LinearGaussian golden, double[][] mu, double[] variance) {
        int pixels = golden.pixels();
        int latents = golden.latents();
        ModelConfig config =
                new ModelConfig(
                        new ImageShape(1, 1, pixels),
                        new LinearArchitecture(),
                        latents,
                        new GaussianLikelihood(Math.sqrt(golden.sigma2())));
        float[] encoder = new float[2 * latents * pixels];
        float[] encoderBias = new float[2 * latents];
        // The columns of W are orthogonal here, so that mu_j = a w_j (x - b) + c.
        for (int j = 0; j < latents; j++) {
            double slope = slope(golden, mu, j);
            double offset = mu[0][j] - slope * projection(golden, 0, j);
            for (int d = 0; d < pixels; d++) {
                encoder[j * pixels + d] = (float) (slope * golden.w()[d][j]);
                offset -= slope * golden.w()[d][j] * golden.b()[d];
            }
            encoderBias[j] = (float) offset;
            encoderBias[latents + j] = (float) Math.log(variance[j]);
        }
        float[] decoder = new float[pixels * latents];
        float[] decoderBias = new float[pixels];
        for (int d = 0; d < pixels; d++) {
            decoderBias[d] = (float) golden.b()[d];
            for (int j = 0; j < latents; j++) {
                decoder[d * latents + j] = (float) golden.w()[d][j];
            }
        }
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        tensors.put(
                "encoder.posterior.weight",
                new FloatTensor(new long[] {2L * latents, pixels}, encoder));
        tensors.put(
                "encoder.posterior.bias", new FloatTensor(new long[] {2L * latents}, encoderBias));
        tensors.put(
                "decoder.pixels.weight", new FloatTensor(new long[] {pixels, latents}, decoder));
        tensors.put("decoder.pixels.bias", new FloatTensor(new long[] {pixels}, decoderBias));
        return new FrozenVae(config, new WeightSnapshot(1, tensors), 1);
    }

    private static double projection(LinearGaussian golden, int image, int j) {
        double sum = 0;
        for (int d = 0; d < golden.pixels(); d++) {
            sum += golden.w()[d][j] * (golden.x()[image][d] - golden.b()[d]);
        }
        return sum;
    }

    private static double slope(LinearGaussian golden, double[][] mu, int j) {
        return (mu[1][j] - mu[0][j]) / (projection(golden, 1, j) - projection(golden, 0, j));
    }

    private static float[] flat(double[][] rows) {
        double[] all = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        float[] values = new float[all.length];
        for (int i = 0; i < all.length; i++) {
            values[i] = (float) all[i];
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact_posterior", "loose", "collapsed"})
    void theEngineWeighsAsTheReferenceDoes(String name) throws IOException {
        LinearGaussian golden = LinearGaussian.golden();
        JsonNode json = Golden.json("linear_gaussian_golden.json").get("cases").get(name);
        double[][] mu = Golden.matrix(json.get("mu"));
        double[][] expected = Golden.matrix(json.get("fixed_eps_logw"));
        try (FrozenVae model = linear(golden, mu, Golden.vector(json.get("var")))) {
            assertArrayEquals(flat(mu), model.encode(flat(golden.x())).mu(), 2e-5f);
            double[][] epsilon = new double[mu.length][];
            for (int i = 0; i < epsilon.length; i++) {
                double[][] draws = Golden.matrix(json.get("fixed_eps_K5").get(i));
                epsilon[i] = Arrays.stream(draws).flatMapToDouble(Arrays::stream).toArray();
            }
            assertArrayEquals(
                    flat(expected), model.logWeights(flat(golden.x()), flat(epsilon), 5), 2e-4f);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact_posterior", "loose", "collapsed"})
    void theEngineHasTheElboOfTheReference(String name) throws IOException {
        LinearGaussian golden = LinearGaussian.golden();
        JsonNode json = Golden.json("linear_gaussian_golden.json").get("cases").get(name);
        double[] expected = Golden.vector(json.get("elbo"));
        double[][] kl = Golden.matrix(json.get("kl_per_dim"));
        int latents = golden.latents();
        double[] elbo = new double[expected.length];
        try (FrozenVae model =
                linear(golden, Golden.matrix(json.get("mu")), Golden.vector(json.get("var")))) {
            // The log-likelihood is quadratic in z, so that the mean over these 2 L points is
            // its expectation.
            for (int point = 0; point < 2 * latents; point++) {
                float[] epsilon = new float[expected.length * latents];
                for (int i = 0; i < expected.length; i++) {
                    epsilon[i * latents + point / 2] =
                            (float) ((point % 2 == 0 ? 1 : -1) * Math.sqrt(latents));
                }
                Evaluation terms = model.evaluate(flat(golden.x()), epsilon);
                assertArrayEquals(flat(kl), terms.klPerDimension(), 1e-4f);
                for (int i = 0; i < elbo.length; i++) {
                    elbo[i] -= (terms.reconstruction()[i] + terms.kl(i)) / (2 * latents);
                }
            }
        }
        assertArrayEquals(expected, elbo, 2e-4);
    }

    private static ModelConfig config(PosteriorFamily posterior) {
        return ModelConfig.sized(
                SHAPE,
                new MlpArchitecture(List.of(16)),
                LATENTS,
                new BernoulliLikelihood(),
                posterior);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void weighsManyDrawsAsItWeighsEachAlone(boolean full) {
        // More than one native batch.
        int samples = 300;
        int count = 3;
        int pixels = SHAPE.size();
        ModelConfig config = config(full ? new FullFamily() : new DiagonalFamily());
        float[] images = EngineArrays.uniform(count * pixels, 0, 1, 1);
        float[] noise = EngineArrays.uniform(count * samples * LATENTS, -2, 2, 3);
        try (FrozenVae model = new FrozenVae(config, FreshWeights.of(config, 2), 1)) {
            float[] together = model.logWeights(images, noise, samples);
            assertEquals(count * samples, together.length);
            for (int draw = 0; draw < together.length; draw += 37) {
                int image = draw / samples;
                float[] alone =
                        model.logWeights(
                                Arrays.copyOfRange(images, image * pixels, (image + 1) * pixels),
                                Arrays.copyOfRange(noise, draw * LATENTS, (draw + 1) * LATENTS),
                                1);
                assertEquals(alone[0], together[draw], 1e-3, "draw " + draw);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void onAverageLogQOverPIsTheKl(boolean full) {
        // E[-log p(x|z)] - KL: the log weight and the two terms are of the same draws, so that
        // only log q(z|x) - log p(z), whose mean is the KL, differs.
        int samples = 20_000;
        ModelConfig config = config(full ? new FullFamily() : new DiagonalFamily());
        float[] image = EngineArrays.uniform(SHAPE.size(), 0, 1, 1);
        float[] noise = StandardNormal.draws(samples * LATENTS, 4);
        float[] copies = new float[samples * SHAPE.size()];
        for (int k = 0; k < samples; k++) {
            System.arraycopy(image, 0, copies, k * SHAPE.size(), SHAPE.size());
        }
        try (FrozenVae model = new FrozenVae(config, FreshWeights.of(config, 2), 1)) {
            float[] logWeights = model.logWeights(image, noise, samples);
            Evaluation terms = model.evaluate(copies, noise);
            double sum = 0;
            double squares = 0;
            for (int k = 0; k < samples; k++) {
                double ratio = -logWeights[k] - terms.reconstruction()[k];
                sum += ratio / samples;
                squares += ratio * ratio / samples;
            }
            double error = Math.sqrt((squares - sum * sum) / samples);
            assertEquals(terms.kl(0), sum, 5 * error + 1e-4);
        }
    }

    @Test
    void refusesModelsWhosePosteriorHasNoDensity() {
        ModelConfig config = config(new PointFamily());
        try (FrozenVae model = new FrozenVae(config, FreshWeights.of(config, 2), 1)) {
            assertThrows(
                    IllegalStateException.class,
                    () -> model.logWeights(new float[SHAPE.size()], new float[LATENTS], 1));
        }
    }
}
