package org.betavista.model.objective;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.betavista.model.DiagonalFamily;
import org.betavista.model.EngineArrays;
import org.betavista.model.FullFamily;
import org.betavista.model.GaussianLikelihood;
import org.betavista.model.LinearArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.model.NativeEngine;
import org.betavista.model.Vae;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a linear Gaussian model whose weights of importance were computed elsewhere. */
class ImportanceWeightedTest {
    private static final int IMAGES = 8;
    private static final int PIXELS = 6;
    private static final int LATENTS = 2;
    private static final int SAMPLES = 5;

    private final JsonNode golden = golden();
    private NDManager manager;

    private static JsonNode golden() {
        try (InputStream in =
                requireNonNull(
                        ImportanceWeightedTest.class.getResourceAsStream(
                                "linear_gaussian_golden.json"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void open() {
        NativeEngine.prepareThread(1, false);
        manager = NDManager.newBaseManager("PyTorch");
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"loose", "collapsed"})
    void takesTheLogOfTheMeanOfExp(String name) {
        JsonNode expected = golden.at("/cases/" + name);
        double[] logWeights = new double[SAMPLES * IMAGES];
        for (int n = 0; n < IMAGES; n++) {
            for (int k = 0; k < SAMPLES; k++) {
                logWeights[k * IMAGES + n] =
                        expected.get("fixed_eps_logw").get(n).get(k).asDouble();
            }
        }
        double[] actual =
                ImportanceWeighted.logMeanExp(
                                manager.create(logWeights, new Shape(SAMPLES, IMAGES)))
                        .toDoubleArray();
        for (int n = 0; n < IMAGES; n++) {
            assertEquals(expected.get("fixed_eps_iwae5").get(n).asDouble(), actual[n], 1e-9);
        }
    }

    @Test
    void standsWeightsFarBelowTheSmallestNumber() {
        // log of the mean of exp(-2000), exp(-2000 + log 3) and 0 is -2000 + log(4 / 3)
        float[] logWeights = {-2000, (float) (-2000 + Math.log(3)), -9000};
        NDArray bound = ImportanceWeighted.logMeanExp(EngineArrays.rows(manager, logWeights, 1));
        assertEquals(-2000 + Math.log(4.0 / 3), bound.getFloat(), 5e-4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"loose", "collapsed"})
    void isTheBoundOfALinearGaussianModel(String name) {
        JsonNode expected = golden.at("/cases/" + name);
        LossTerms terms = new ImportanceWeighted(SAMPLES).loss(model(name), input(expected));
        double bound = 0;
        double kl = 0;
        for (int n = 0; n < IMAGES; n++) {
            bound += expected.get("fixed_eps_iwae5").get(n).asDouble() / IMAGES;
            for (int j = 0; j < LATENTS; j++) {
                kl += expected.get("kl_per_dim").get(n).get(j).asDouble() / IMAGES;
            }
        }
        assertEquals(-bound, terms.total().getFloat(), 1e-4);
        assertEquals(kl, terms.kl().getFloat(), 1e-4);
        double reconstruction = reconstruction(expected);
        assertEquals(reconstruction, terms.reconstruction().getFloat(), 1e-4);
        assertEquals(
                reconstruction + kl + bound,
                requireNonNull(terms.extras().get("gap to the ELBO")).getFloat(),
                1e-4);
    }

    /** The mean over the draws of -log N(x; W z + b, s^2 I), by hand. */
    private double reconstruction(JsonNode expected) {
        double sum = 0;
        double variance = golden.get("sigma2").asDouble();
        for (int n = 0; n < IMAGES; n++) {
            for (int k = 0; k < SAMPLES; k++) {
                for (int d = 0; d < PIXELS; d++) {
                    double mean = golden.get("b").get(d).asDouble();
                    for (int j = 0; j < LATENTS; j++) {
                        double z =
                                expected.at("/mu/" + n + "/" + j).asDouble()
                                        + Math.sqrt(expected.at("/var/" + j).asDouble())
                                                * expected.at(
                                                                "/fixed_eps_K5/"
                                                                        + n
                                                                        + "/"
                                                                        + k
                                                                        + "/"
                                                                        + j)
                                                        .asDouble();
                        mean += golden.at("/W/" + d + "/" + j).asDouble() * z;
                    }
                    double off = golden.at("/X/" + n + "/" + d).asDouble() - mean;
                    sum += 0.5 * (off * off / variance + Math.log(2 * Math.PI * variance));
                }
            }
        }
        return sum / (IMAGES * SAMPLES);
    }

    /** The golden decoder, and the encoder that gives the case's mu and variance. */
    private Vae model(String name) {
        ModelConfig config =
                new ModelConfig(
                        new ImageShape(1, 2, 3),
                        new LinearArchitecture(),
                        LATENTS,
                        new GaussianLikelihood(0.5));
        Vae model = Vae.random(manager, config);
        float[] decoder = new float[PIXELS * LATENTS];
        float[] bias = new float[PIXELS];
        float[] encoder = new float[2 * LATENTS * PIXELS];
        float[] encoderBias = new float[2 * LATENTS];
        for (int j = 0; j < LATENTS; j++) {
            double variance = golden.at("/cases/" + name + "/var/" + j).asDouble();
            encoderBias[LATENTS + j] = (float) Math.log(variance);
            // W^T W is diagonal, so the exact mu_j is v_j w_j (x - b) / s^2; the loose case has
            // twice the variance and adds 1/4.
            double slope = name.equals("loose") ? variance / 2 / 0.25 : 0;
            double shift = name.equals("loose") ? 0.25 : 0;
            for (int d = 0; d < PIXELS; d++) {
                double weight = golden.at("/W/" + d + "/" + j).asDouble();
                decoder[d * LATENTS + j] = (float) weight;
                bias[d] = (float) golden.get("b").get(d).asDouble();
                encoder[j * PIXELS + d] = (float) (slope * weight);
                shift -= slope * weight * golden.get("b").get(d).asDouble();
            }
            encoderBias[j] = (float) shift;
        }
        fill(model, "encoder.posterior.weight", encoder);
        fill(model, "encoder.posterior.bias", encoderBias);
        fill(model, "decoder.pixels.weight", decoder);
        fill(model, "decoder.pixels.bias", bias);
        return model;
    }

    private static void fill(Vae model, String name, float[] values) {
        requireNonNull(model.parameters().get(name)).fill(values);
    }

    private LossInput input(JsonNode expected) {
        float[] x = new float[IMAGES * PIXELS];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) golden.get("X").get(i / PIXELS).get(i % PIXELS).asDouble();
        }
        AtomicInteger draw = new AtomicInteger();
        Noise noise =
                shape -> {
                    int k = draw.getAndIncrement();
                    float[] epsilon = new float[IMAGES * LATENTS];
                    for (int i = 0; i < epsilon.length; i++) {
                        epsilon[i] =
                                (float)
                                        expected.get("fixed_eps_K5")
                                                .get(i / LATENTS)
                                                .get(k)
                                                .get(i % LATENTS)
                                                .asDouble();
                    }
                    return EngineArrays.rows(manager, epsilon, LATENTS);
                };
        return new LossInput(
                EngineArrays.rows(manager, x, PIXELS),
                noise,
                Losses.charges(manager, 1, 0, 0),
                new Reparameterisation(),
                IMAGES);
    }

    @ParameterizedTest
    @CsvSource({"false,2", "false,4", "true,3"})
    void hasTheGradientOfItsValue(boolean full, int samples) {
        ModelConfig config =
                GradientCheck.tinyModel(full ? new FullFamily() : new DiagonalFamily());
        GradientCheck check =
                new GradientCheck(
                        new ImportanceWeighted(samples),
                        config,
                        GradientCheck.inputs(
                                config, 4, manager -> Losses.charges(manager, 1, 0, 0)));
        // A full posterior's outputs on and above the diagonal are read by nobody.
        check.run(weight -> !full || !weight.startsWith("encoder.posterior"));
    }

    @Test
    void refusesOneSampleWithTheReason() {
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> new ImportanceWeighted(1));
        assertTrue(requireNonNull(refusal.getMessage()).contains("the VAE"), refusal.getMessage());
        assertThrows(InvalidInputException.class, () -> new ImportanceWeighted(0));
        assertThrows(InvalidInputException.class, () -> new ImportanceWeighted(65));
    }
}
