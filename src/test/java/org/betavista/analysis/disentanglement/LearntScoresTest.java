package org.betavista.analysis.disentanglement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.betavista.analysis.Golden;
import org.betavista.data.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The measures that fit something to rows and score it on others. */
class LearntScoresTest {
    @ParameterizedTest
    @ValueSource(strings = {"perfect", "rotated", "partial", "noise", "collapsed"})
    void supportVectorsAgreeWithTheReference(String name) throws IOException {
        Synthetic data = Synthetic.of(name);
        SeparatedAttributePredictability sap =
                SeparatedAttributePredictability.supportVectors(data.train(), data.test());
        assertEquals(data.number("SAP_discrete"), sap.score(), 0.02);
        if (!"collapsed".equals(name)) { // Still latents guess any of the values.
            double[][] scores = Golden.matrix(data.golden().get("sap_discrete_matrix"));
            for (int latent = 0; latent < scores.length; latent++) {
                assertArrayEquals(scores[latent], sap.scores()[latent], 0.03, "latent " + latent);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"perfect", "rotated", "partial", "noise"})
    void explicitnessAgreesWithTheReference(String name) throws IOException {
        Synthetic data = Synthetic.of(name);
        Explicitness explicitness = Explicitness.fit(data.train(), data.test());
        assertEquals(data.number("explicitness_train"), explicitness.trainScore(), 0.01);
        assertEquals(data.number("explicitness_test"), explicitness.testScore(), 0.01);
        assertArrayEquals(
                Golden.vector(data.golden().get("explicitness_test_per_factor")),
                explicitness.test(),
                0.01);
    }

    @ParameterizedTest
    @ValueSource(strings = {"perfect", "rotated", "partial", "noise", "collapsed"})
    void disentanglementFollowsFromTheReferencesImportance(String name) throws IOException {
        JsonNode golden = Synthetic.of(name).golden().get("DCI_gbt");
        Dci dci = new Dci(Golden.matrix(golden.get("importance")), 0, 0);
        assertEquals(golden.get("disentanglement").doubleValue(), dci.disentanglement(), 1e-9);
        assertEquals(golden.get("completeness").doubleValue(), dci.completeness(), 1e-9);
        double[] codes = Golden.vector(golden.get("disentanglement_per_code"));
        for (int latent = 0; latent < codes.length; latent++) {
            assertEquals(codes[latent], dci.disentanglement(latent), 1e-9);
        }
        double[] factors = Golden.vector(golden.get("completeness_per_factor"));
        for (int factor = 0; factor < factors.length; factor++) {
            assertEquals(factors[factor], dci.completeness(factor), 1e-9);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"perfect", "rotated", "noise"})
    void boostedTreesAgreeWithTheReference(String name) throws IOException {
        Synthetic data = Synthetic.of(name);
        JsonNode golden = data.golden().get("DCI_gbt");
        Dci dci = Dci.fit(data.train(), data.test(), Progress.NONE);
        assertEquals(golden.get("disentanglement").doubleValue(), dci.disentanglement(), 0.03);
        assertEquals(golden.get("completeness").doubleValue(), dci.completeness(), 0.03);
        assertEquals(golden.get("informativeness_train").doubleValue(), dci.trainAccuracy(), 0.02);
        assertEquals(golden.get("informativeness_test").doubleValue(), dci.testAccuracy(), 0.02);
    }

    /** Two factors, each a latent of its own, and a third factor that never changes. */
    private static FactoredCodes small() {
        int rows = 60;
        double[] codes = new double[rows * 2];
        int[][] factors = new int[3][rows];
        for (int row = 0; row < rows; row++) {
            factors[0][row] = row % 2;
            factors[1][row] = row % 3;
            factors[2][row] = 1;
            codes[row * 2] = 3.0 * factors[0][row];
            codes[row * 2 + 1] = -1.0 * factors[1][row];
        }
        return new FactoredCodes(codes, 2, factors, new int[] {2, 3, 2});
    }

    @Test
    void aFactorThatNeverChangesIsPassedOver() {
        Dci dci = Dci.fit(small(), small(), Progress.NONE);
        assertArrayEquals(new double[] {1, 0, 0}, dci.importance()[0], 1e-6);
        assertArrayEquals(new double[] {0, 1, 0}, dci.importance()[1], 1e-6);
        assertEquals(1, dci.disentanglement(), 1e-6);
        assertEquals(1, dci.completeness(), 1e-6);
        assertEquals(1, dci.testAccuracy());
        Explicitness explicitness = Explicitness.fit(small(), small());
        assertEquals(1, explicitness.test()[0]);
        assertTrue(Double.isNaN(explicitness.test()[2]));
        assertEquals(
                (explicitness.test()[0] + explicitness.test()[1]) / 2, explicitness.testScore());
        SeparatedAttributePredictability sap =
                SeparatedAttributePredictability.supportVectors(small(), small());
        assertEquals((sap.gap(0) + sap.gap(1)) / 2, sap.score(), 1e-12);
        assertEquals(0, sap.gap(2));
    }

    @Test
    void orderSignAndScaleOfLatentsDoNotMatterToTheTrees() {
        FactoredCodes turned = Synthetic.turned(small());
        Dci dci = Dci.fit(turned, turned, Progress.NONE);
        assertEquals(1, dci.importance()[1][0], 1e-6);
        assertEquals(1, dci.importance()[0][1], 1e-6);
        assertArrayEquals(
                dci.importance()[0], Dci.fit(turned, turned, Progress.NONE).importance()[0]);
    }

    @Test
    void codesThatNeverMoveLeaveChance() {
        FactoredCodes still = Synthetic.still(small());
        Dci dci = Dci.fit(still, still, Progress.NONE);
        assertEquals(0, dci.disentanglement());
        assertEquals(0, dci.completeness());
        assertEquals((1 / 2.0 + 1 / 3.0) / 2, dci.testAccuracy(), 1e-12);
        assertEquals(0.5, Explicitness.fit(still, still).testScore());
        assertEquals(
                0, SeparatedAttributePredictability.supportVectors(still, still).score(), 1e-12);
    }

    @Test
    void oneImageTeachesNothing() {
        FactoredCodes one = small().rows(0, 1);
        assertEquals(0, Dci.fit(one, one, Progress.NONE).disentanglement());
        assertEquals(0, Dci.fit(one, one, Progress.NONE).testAccuracy());
        assertEquals(0.5, Explicitness.fit(one, one).testScore());
        assertEquals(0, SeparatedAttributePredictability.supportVectors(one, one).score());
    }

    @Test
    void codesThatAreNotFiniteAreRefused() {
        FactoredCodes broken = Synthetic.broken(small());
        assertThrows(IllegalArgumentException.class, () -> Dci.fit(small(), broken, Progress.NONE));
        assertThrows(IllegalArgumentException.class, () -> Explicitness.fit(broken, small()));
        assertThrows(
                IllegalArgumentException.class,
                () -> SeparatedAttributePredictability.supportVectors(broken, small()));
        assertThrows(
                IllegalArgumentException.class,
                () -> Dci.fit(small().rows(0, 0), small(), Progress.NONE));
    }
}
