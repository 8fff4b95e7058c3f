package org.betavista.model.objective;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDManager;
import org.betavista.data.InvalidInputException;
import org.betavista.model.DiagonalFamily;
import org.betavista.model.FullFamily;
import org.betavista.model.ModelConfig;
import org.betavista.model.NativeEngine;
import org.betavista.model.PosteriorFamily;
import org.betavista.model.Vae;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapacityVaeTest {
    private final CapacityVae objective = CapacityVae.standard();
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

    /** Two images with means (2, 0) and (0, 2) and variance 1: a KL of 2 nats each. */
    private LossTerms loss(double gamma, double capacity) {
        Vae model = CopyingModel.of(manager, new DiagonalFamily(), 2, 4);
        // The beta of 7 must not matter.
        Charges charges = Losses.charges(manager, 7, gamma, capacity);
        float[] parameters = {2, 0, 0, 0, 0, 2, 0, 0};
        return objective.loss(
                model, CopyingModel.input(manager, model, parameters, new float[4], charges, 100));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 2, 2.5, 30})
    void chargesTheDistanceOnBothSidesOfTheTarget(double capacity) {
        LossTerms terms = loss(10, capacity);
        double pixels = 4 * Math.log(2);
        assertEquals(2, terms.kl().getFloat(), 1e-6);
        assertEquals(pixels + 10 * Math.abs(2 - capacity), terms.total().getFloat(), 1e-4);
        assertEquals(capacity, requireNonNull(terms.extras().get("target capacity")).getFloat());
    }

    @Test
    void listsItsTermsInTheirOrder() {
        assertEquals(objective.extraTerms(), CopyingModel.extras(loss(1, 1)));
    }

    @Test
    void raisesItsTargetAlongALineAndHoldsIt() {
        CapacityVae vae = new CapacityVae(100, 20, 1000);
        assertEquals(0, vae.capacity(0));
        assertEquals(5, vae.capacity(250), 1e-12);
        assertEquals(20, vae.capacity(1000));
        assertEquals(20, vae.capacity(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 50})
    void hasTheGradientOfItsLossOnBothSidesOfTheTarget(double capacity) {
        checkGradient(new DiagonalFamily(), capacity);
        checkGradient(new FullFamily(), capacity);
    }

    private void checkGradient(PosteriorFamily posterior, double capacity) {
        ModelConfig config = GradientCheck.tinyModel(posterior);
        new GradientCheck(
                        objective,
                        config,
                        GradientCheck.inputs(
                                config, 5, inputs -> Losses.charges(inputs, 7, 2, capacity)))
                .run();
    }

    @Test
    void refusesWhatMeansNothing() {
        assertThrows(InvalidInputException.class, () -> new CapacityVae(-1, 25, 10));
        assertThrows(InvalidInputException.class, () -> new CapacityVae(1, 201, 10));
        assertThrows(InvalidInputException.class, () -> new CapacityVae(1, Double.NaN, 10));
        assertThrows(InvalidInputException.class, () -> new CapacityVae(1, 25, 0));
    }
}
