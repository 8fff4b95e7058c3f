package org.betavista.model.objective;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import org.betavista.analysis.GoldenPosteriors;
import org.betavista.model.DiagonalFamily;
import org.betavista.model.EngineArrays;
import org.betavista.model.FullFamily;
import org.betavista.model.ModelConfig;
import org.betavista.model.NativeEngine;
import org.betavista.model.Vae;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BetaTcVaeTest {
    private static final int LATENTS = GoldenPosteriors.LATENTS;
    private static final int BATCH = 16;

    /** The golden figures are float64; the engine's sums of 16 x 16 float32 logs are this near. */
    private static final double FLOAT32 = 2e-5;

    private final BetaTcVae objective = new BetaTcVae();
    private NDManager manager;
    private Vae model;

    @BeforeEach
    void open() {
        NativeEngine.prepareThread(1, false);
        manager = NDManager.newBaseManager("PyTorch");
        model = CopyingModel.of(manager, new DiagonalFamily(), LATENTS, 2 * LATENTS);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private LossTerms golden(double beta) {
        GoldenPosteriors golden = new GoldenPosteriors();
        double[] mu = golden.table("mu");
        double[] logVar = golden.table("logVar");
        double[] noise = golden.table("epsilon");
        float[] parameters = new float[BATCH * 2 * LATENTS];
        float[] epsilon = new float[BATCH * LATENTS];
        for (int i = 0; i < epsilon.length; i++) {
            int row = i / LATENTS * 2 * LATENTS + i % LATENTS;
            parameters[row] = (float) mu[i];
            parameters[row + LATENTS] = (float) logVar[i];
            epsilon[i] = (float) noise[i];
        }
        return loss(parameters, epsilon, beta, GoldenPosteriors.IMAGES);
    }

    private LossTerms loss(float[] parameters, float[] epsilon, double beta, int trainingImages) {
        return objective.loss(
                model,
                CopyingModel.input(
                        manager,
                        model,
                        parameters,
                        epsilon,
                        Losses.charges(manager, beta, 0, 0),
                        trainingImages));
    }

    private static float extra(LossTerms terms, String name) {
        return requireNonNull(terms.extras().get(name)).getFloat();
    }

    @Test
    void takesTheKlApartAsThePaperDoes() {
        GoldenPosteriors golden = new GoldenPosteriors();
        LossTerms terms = golden(6);
        assertEquals(
                golden.figure("first16Stratified/MI"), extra(terms, "mutual information"), FLOAT32);
        assertEquals(
                golden.figure("first16Stratified/TC"), extra(terms, "total correlation"), FLOAT32);
        assertEquals(
                golden.figure("first16Stratified/DWKL"),
                extra(terms, "dimension-wise KL"),
                FLOAT32);
    }

    @Test
    void chargesBetaForTheTotalCorrelationAlone() {
        GoldenPosteriors golden = new GoldenPosteriors();
        double pixels = 2 * LATENTS * Math.log(2);
        double parts = golden.figure("first16Stratified/sum");
        double correlation = golden.figure("first16Stratified/TC");
        assertEquals(pixels + parts, golden(1).total().getFloat(), FLOAT32);
        assertEquals(pixels + parts + 5 * correlation, golden(6).total().getFloat(), FLOAT32);
    }

    @Test
    void reportsTheKlInClosedForm() {
        float[] parameters = parameters(5, -1, 1);
        double expected = 0;
        for (int i = 0; i < parameters.length; i++) {
            double value = parameters[i];
            boolean mean = i % (2 * LATENTS) < LATENTS;
            expected += (mean ? value * value : Math.exp(value) - 1 - value) / 2 / 5;
        }
        LossTerms terms = loss(parameters, noise(5), 6, 40);
        assertEquals(expected, terms.kl().getFloat(), FLOAT32);
        assertEquals(expected, terms.klPerDimension().sum().getFloat(), FLOAT32);
    }

    private static float[] parameters(int images, double from, double to) {
        return EngineArrays.uniform(images * 2 * LATENTS, from, to, 61);
    }

    private static float[] noise(int images) {
        return EngineArrays.uniform(images * LATENTS, -2, 2, 62);
    }

    @Test
    void findsNothingInCommonInOneImageAlone() {
        float[] parameters = parameters(1, -1, 1);
        float[] epsilon = noise(1);
        LossTerms terms = loss(parameters, epsilon, 6, 1000);
        double kl = 0; // log q(z|x) - log p(z) of the one draw
        for (int j = 0; j < LATENTS; j++) {
            double z = parameters[j] + Math.exp(0.5 * parameters[LATENTS + j]) * epsilon[j];
            kl += 0.5 * (z * z - epsilon[j] * epsilon[j] - parameters[LATENTS + j]);
        }
        assertEquals(0, extra(terms, "mutual information"), FLOAT32);
        assertEquals(0, extra(terms, "total correlation"), FLOAT32);
        assertEquals(kl, extra(terms, "dimension-wise KL"), FLOAT32);
    }

    @Test
    void findsNothingInCommonWhereAllPosteriorsAreTheSame() {
        float[] one = parameters(1, -1, 1);
        float[] parameters = new float[7 * one.length];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = one[i % one.length];
        }
        LossTerms terms = loss(parameters, noise(7), 6, 1000);
        assertEquals(0, extra(terms, "mutual information"), FLOAT32); // the weights sum to 1
        assertEquals(0, extra(terms, "total correlation"), FLOAT32);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 60_000})
    void staysFiniteWhateverTheBatchIsToTheTrainingSet(int trainingImages) {
        for (int images = 1; images <= 4; images++) {
            LossTerms terms = loss(parameters(images, -10, 10), noise(images), 64, trainingImages);
            assertTrue(Float.isFinite(terms.total().getFloat()), images + " of " + trainingImages);
        }
    }

    @Test
    void listsItsTermsInTheirOrder() {
        assertEquals(objective.extraTerms(), CopyingModel.extras(golden(1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6})
    void hasTheGradientOfItsLoss(int images) {
        ModelConfig config = GradientCheck.tinyModel(new DiagonalFamily());
        new GradientCheck(
                        objective,
                        config,
                        GradientCheck.inputs(
                                config, images, inputs -> Losses.charges(inputs, 4, 0, 0)))
                .run();
    }

    @Test
    void takesDiagonalPosteriorsOnly() {
        assertTrue(objective.takes(new DiagonalFamily()));
        assertEquals(new DiagonalFamily(), objective.suited(new FullFamily()));
    }
}
