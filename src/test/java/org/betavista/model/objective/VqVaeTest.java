package org.betavista.model.objective;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Map;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.CodebookFamily;
import org.betavista.model.DiagonalFamily;
import org.betavista.model.EngineArrays;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.model.NativeEngine;
import org.betavista.model.Nonlinearity;
import org.betavista.model.Posterior;
import org.betavista.model.Vae;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VqVaeTest {
    private static final CodebookFamily CODEBOOK = new CodebookFamily(4, 2);

    /** 32 pixels; a grid of 4 x 4 codes of depth 2. */
    private static final ModelConfig CONFIG =
            new ModelConfig(
                    new ImageShape(1, 4, 8),
                    new MlpArchitecture(List.of(3), Nonlinearity.TANH),
                    32,
                    new BernoulliLikelihood(),
                    CODEBOOK);

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

    private LossInput input(int images, double alpha, double strength) {
        return inputs(images, alpha, strength).of(manager);
    }

    private static GradientCheck.Inputs inputs(int images, double alpha, double strength) {
        return GradientCheck.inputs(
                CONFIG,
                images,
                m -> {
                    Charges charges = Losses.charges(m, 0, strength, 0);
                    return new Charges(
                            m.create((float) alpha),
                            charges.beta(),
                            charges.strength(),
                            charges.capacity(),
                            charges.freeBits());
                });
    }

    private Vae model(float[] vectors) {
        Vae model = Vae.random(manager, CONFIG);
        requireNonNull(model.buffers().get(CodebookFamily.VECTORS)).fill(vectors);
        return model;
    }

    private static float[] values(Map<String, NDArray> arrays, String name) {
        return requireNonNull(arrays.get(name)).toFloatArray();
    }

    @Test
    void passesTheGradientAtTheVectorStraightToTheEncoder() {
        NDArray encoded = EngineArrays.rows(manager, new float[] {0.2f, 0.9f}, 2);
        NDArray vectors = EngineArrays.rows(manager, new float[] {0, 1}, 1);
        NDArray target = EngineArrays.rows(manager, new float[] {0.4f, 0.7f}, 2);
        encoded.setRequiresGradient(true);
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            Posterior code =
                    new CodebookFamily(2, 1)
                            .read(encoded, 2, Map.of(CodebookFamily.VECTORS, vectors));
            // The nearest to 0.2 is 0, to 0.9 it is 1.
            assertArrayEquals(new float[] {0, 1}, code.mu().toFloatArray(), 1e-6f);
            collector.backward(code.mu().sub(target).square().sum());
            // 2 (z_q - t) = 2 (0 - 0.4) and 2 (1 - 0.7); at z_e it would be -0.4 and 0.4.
            assertArrayEquals(
                    new float[] {-0.8f, 0.6f}, encoded.getGradient().toFloatArray(), 1e-6f);
        }
    }

    @Test
    void isReconstructionAndPricedCommitment() {
        float[] vectors = {0.3f, -0.2f, -0.4f, 0.5f, 0.1f, 0.1f, 9, 9};
        Vae model = model(vectors);
        LossInput input = input(5, 2, 0.25);
        LossTerms terms = new VqVae(0.25).loss(model, input);
        // How often each vector is taken, counted without the engine.
        NDArray code = model.encode(input.x()).mu();
        float[] taken = code.toFloatArray();
        double[] share = new double[4];
        for (int i = 0; i < taken.length; i += 2) {
            for (int k = 0; k < 4; k++) {
                boolean same = Math.abs(taken[i] - vectors[2 * k]) < 1e-5;
                share[k] += same ? 2.0 / taken.length : 0;
            }
        }
        double entropy = 0;
        int used = 0;
        for (double p : share) {
            entropy -= p > 0 ? p * Math.log(p) : 0;
            used += p > 0 ? 1 : 0;
        }
        double reconstruction =
                model.negativeLogLikelihood(input.x(), model.decode(code)).mean().getFloat();
        double commitment = values(terms.extras(), "commitment")[0];
        assertEquals(reconstruction, terms.reconstruction().getFloat(), 1e-5);
        assertEquals(2 * reconstruction + 0.25 * commitment, terms.total().getFloat(), 1e-4);
        assertEquals(0, terms.kl().getFloat());
        assertEquals(Math.exp(entropy), values(terms.extras(), "perplexity")[0], 1e-4);
        assertEquals(used, values(terms.extras(), "codes in use")[0]);
    }

    @Test
    void sumsTheCommitmentOverACodeAndAveragesItOverImages() {
        // One vector is near and all others far, so every position takes the first: (0.5, -0.5).
        float[] vectors = {0.5f, -0.5f, 90, 90, 91, 91, 92, 92};
        Vae model = model(vectors);
        model.parameters()
                .values()
                .forEach(weight -> weight.fill(new float[weight.values().capacity()]));
        LossTerms terms = new VqVae(1).loss(model, input(3, 1, 1));
        // The encoder gives zeros: 32 values that are 0.5 away, for every image.
        assertEquals(32 * 0.25, values(terms.extras(), "commitment")[0], 1e-5);
        assertEquals(1, values(terms.extras(), "perplexity")[0], 1e-5);
        assertEquals(1, values(terms.extras(), "codes in use")[0]);
    }

    @Test
    void holdsTheEncoderToItsVectorsByTheGradient() {
        // With nothing paid for the reconstruction the rest is a smooth function of the encoder:
        // all vectors of a fresh model are 0.
        new GradientCheck(new VqVae(0.5), CONFIG, inputs(3, 0, 0.5))
                .run(name -> name.startsWith("encoder."));
    }

    @Test
    void givesTheCodebooksNewValuesAndLeavesTheOld() {
        Vae model = Vae.random(manager, CONFIG);
        LossTerms terms = new VqVae(0.25).loss(model, input(5, 1, 0.25));
        assertEquals(model.buffers().keySet(), terms.buffers().keySet());
        terms.buffers()
                .forEach(
                        (name, value) -> {
                            NDArray old = requireNonNull(model.buffers().get(name)).array();
                            assertEquals(old.getShape(), value.getShape(), name);
                            assertEquals(0, old.abs().sum().getFloat(), name);
                        });
        // 5 images of 16 positions: a fair share is 20. All take the first code, the others
        // restart.
        assertArrayEquals(
                new float[] {0.8f, 2, 2, 2}, values(terms.buffers(), CodebookFamily.COUNTS), 1e-5f);
    }

    @Test
    void takesCodebooksOnly() {
        VqVae objective = new VqVae(0.25);
        objective.check(CODEBOOK, new Reparameterisation());
        assertEquals(CODEBOOK, objective.suited(CODEBOOK));
        assertEquals(CodebookFamily.standard(), objective.suited(new DiagonalFamily()));
        assertThrows(
                InvalidInputException.class,
                () -> objective.check(new DiagonalFamily(), new Reparameterisation()));
        assertThrows(InvalidInputException.class, () -> new VqVae(-1));
        assertThrows(InvalidInputException.class, () -> new VqVae(Double.NaN));
    }
}
