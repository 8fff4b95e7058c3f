package org.betavista.analysis.disentanglement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.betavista.analysis.GoldenPosteriors;
import org.junit.jupiter.api.Test;

class KlDecompositionTest {
    private static final double EXACT = 1e-9;

    private final GoldenPosteriors golden = new GoldenPosteriors();

    private KlDecomposition ofGolden() {
        return KlDecomposition.of(
                golden.table("mu"),
                golden.table("logVar"),
                golden.codes(),
                GoldenPosteriors.LATENTS);
    }

    @Test
    void findsTheGoldenParts() {
        KlDecomposition parts = ofGolden();
        assertEquals(golden.figure("full/MI"), parts.mutualInformation(), EXACT);
        assertEquals(golden.figure("full/TC"), parts.totalCorrelation(), EXACT);
        assertEquals(golden.figure("full/DWKL"), parts.dimensionWiseKl(), EXACT);
        assertEquals(golden.figure("full/sum"), parts.sum(), EXACT);
    }

    @Test
    void capsTheInformationAtTheLogOfTheNumberOfImages() {
        // Far apart, so that each code tells its image: MI = log N exactly.
        double[] mu = {-1e4, 0, 1e4, 2e4};
        KlDecomposition parts = KlDecomposition.of(mu, new double[4], mu, 1);
        assertEquals(Math.log(4), parts.mutualInformation(), EXACT);
        assertEquals(0, parts.totalCorrelation(), EXACT);
    }

    @Test
    void findsNeitherInformationNorCorrelationWhereAllPosteriorsAreTheSame() {
        double[] mu = {0.5, -1, 0.5, -1, 0.5, -1};
        double[] logVar = {-1, 0.3, -1, 0.3, -1, 0.3};
        double[] z = {0.1, 0.2, 2, -3, -0.7, 1};
        KlDecomposition parts = KlDecomposition.of(mu, logVar, z, 2);
        assertEquals(0, parts.mutualInformation(), EXACT);
        assertEquals(0, parts.totalCorrelation(), EXACT);
        double expected = 0;
        for (int i = 0; i < 6; i++) {
            double whitened = (z[i] - mu[i]) * Math.exp(-0.5 * logVar[i]);
            expected += 0.5 * (z[i] * z[i] - whitened * whitened - logVar[i]) / 3;
        }
        assertEquals(expected, parts.dimensionWiseKl(), EXACT);
    }

    @Test
    void countsWhatTwoLatentsSayInCommonOnce() {
        // Both latents tell which of two groups an image is in: MI = TC = log 2.
        double[] mu = {-1e3, -1e3, 1e3, 1e3};
        KlDecomposition parts = KlDecomposition.of(mu, new double[4], mu, 2);
        assertEquals(Math.log(2), parts.mutualInformation(), EXACT);
        assertEquals(Math.log(2), parts.totalCorrelation(), EXACT);
    }

    @Test
    void isOneKlWhereThereIsOneImage() {
        KlDecomposition parts =
                KlDecomposition.of(new double[] {1}, new double[] {0}, new double[] {2}, 1);
        assertEquals(0, parts.mutualInformation(), EXACT);
        assertEquals(1.5, parts.dimensionWiseKl(), EXACT); // 1/2 (2^2 - 1^2)
    }

    @Test
    void isMeaningfulUpToSevenTenthsOfTheLogOfTheNumberOfImages() {
        double bound = 0.7 * Math.log(1000);
        assertTrue(KlDecomposition.isMeaningful(bound - 1e-6, 1000));
        assertFalse(KlDecomposition.isMeaningful(bound + 1e-6, 1000));
        assertFalse(KlDecomposition.isMeaningful(Double.NaN, 1000));
    }
}
