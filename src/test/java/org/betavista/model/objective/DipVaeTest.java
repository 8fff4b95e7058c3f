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
import org.junit.jupiter.params.provider.EnumSource;

class DipVaeTest {
    private static final double FLOAT32 = 1e-5;
    private static final float LOG_HALF = (float) Math.log(0.5);

    /** Means (2, 1), (-2, -1), (0, 1), (0, -1): Cov[mu] = [[2, 1], [1, 1]]. */
    private static final float[] DIAGONAL = {
        2, 1, 0, LOG_HALF, -2, -1, 0, LOG_HALF, 0, 1, 0, LOG_HALF, 0, -1, 0, LOG_HALF
    };

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

    private LossTerms loss(DipVae.Kind kind, PosteriorFamily posterior, float[] parameters) {
        int values = posterior instanceof FullFamily ? 8 : 4;
        Vae model = CopyingModel.of(manager, posterior, 2, values);
        float[] epsilon = new float[parameters.length / values * 2];
        Charges charges = Losses.charges(manager, 3, 5, 0);
        return DipVae.of(kind)
                .loss(model, CopyingModel.input(manager, model, parameters, epsilon, charges, 100));
    }

    private static void assertDistances(double offDiagonal, double diagonal, LossTerms terms) {
        assertEquals(offDiagonal, extra(terms, "off-diagonal covariance"), FLOAT32);
        assertEquals(diagonal, extra(terms, "diagonal covariance"), FLOAT32);
    }

    private static float extra(LossTerms terms, String name) {
        return requireNonNull(terms.extras().get(name)).getFloat();
    }

    @Test
    void measuresTheCovarianceOfTheMeansInTheFirstKind() {
        // [[2, 1], [1, 1]] - I = [[1, 1], [1, 0]]
        LossTerms terms = loss(DipVae.Kind.I, new DiagonalFamily(), DIAGONAL);
        assertDistances(2, 1, terms);
    }

    @Test
    void addsTheMeanVarianceInTheSecondKind() {
        // [[2 + 1, 1], [1, 1 + 0.5]] - I = [[2, 1], [1, 0.5]]
        LossTerms terms = loss(DipVae.Kind.II, new DiagonalFamily(), DIAGONAL);
        assertDistances(2, 4.25, terms);
    }

    @Test
    void addsTheMeanFullCovarianceInTheSecondKind() {
        // F = [[1, 0], [-1, 1]], F F^T = [[1, -1], [-1, 2]] for each image; entries on and above
        // the diagonal of the square (9 here) are read by nobody.
        float[] parameters = {
            2, 1, 0, 0, 9, 9, -1, 9, -2, -1, 0, 0, 9, 9, -1, 9,
            0, 1, 0, 0, 9, 9, -1, 9, 0, -1, 0, 0, 9, 9, -1, 9
        };
        // [[3, 0], [0, 3]] - I
        assertDistances(0, 8, loss(DipVae.Kind.II, new FullFamily(), parameters));
        assertDistances(2, 1, loss(DipVae.Kind.I, new FullFamily(), parameters));
    }

    @Test
    void chargesTenTimesForTheDiagonalInTheFirstKindAndAsMuchInTheSecond() {
        double pixels = 4 * Math.log(2);
        LossTerms first = loss(DipVae.Kind.I, new DiagonalFamily(), DIAGONAL);
        double kl = first.kl().getFloat();
        assertEquals(pixels + 3 * kl + 5 * 2 + 50 * 1, first.total().getFloat(), 1e-4);
        LossTerms second = loss(DipVae.Kind.II, new DiagonalFamily(), DIAGONAL);
        assertEquals(pixels + 3 * kl + 5 * 2 + 5 * 4.25, second.total().getFloat(), 1e-4);
    }

    @Test
    void seesNoCovarianceOfMeansInOneImage() {
        assertDistances(0, 2, loss(DipVae.Kind.I, new DiagonalFamily(), new float[] {7, 5, 0, 0}));
        assertDistances(0, 0, loss(DipVae.Kind.II, new DiagonalFamily(), new float[] {7, 5, 0, 0}));
    }

    @Test
    void listsItsTermsInTheirOrder() {
        LossTerms terms = loss(DipVae.Kind.I, new DiagonalFamily(), DIAGONAL);
        assertEquals(DipVae.of(DipVae.Kind.I).extraTerms(), CopyingModel.extras(terms));
    }

    @ParameterizedTest
    @EnumSource(DipVae.Kind.class)
    void hasTheGradientOfItsLoss(DipVae.Kind kind) {
        checkGradient(kind, new DiagonalFamily());
        checkGradient(kind, new FullFamily());
    }

    private static void checkGradient(DipVae.Kind kind, PosteriorFamily posterior) {
        ModelConfig config = GradientCheck.tinyModel(posterior);
        new GradientCheck(
                        DipVae.of(kind),
                        config,
                        GradientCheck.inputs(config, 6, inputs -> Losses.charges(inputs, 2, 3, 0)))
                .run();
    }

    @Test
    void refusesPricesThatMeanNothing() {
        for (double price : new double[] {-1, 1001, Double.NaN}) {
            assertThrows(InvalidInputException.class, () -> new DipVae(DipVae.Kind.II, price));
        }
    }
}
