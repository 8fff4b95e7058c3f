package org.betavista.analysis.disentanglement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.betavista.analysis.Golden;
import org.betavista.analysis.TotalCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The measures that count and average only. */
class CountingScoresTest {
    @ParameterizedTest
    @ValueSource(strings = {"perfect", "rotated", "partial", "noise", "collapsed"})
    void agreeWithTheReference(String name) throws IOException {
        Synthetic data = Synthetic.of(name);
        FactoredCodes train = data.train();
        MutualInformationGap gap = MutualInformationGap.of(train);
        assertEquals(data.number("modularity"), Modularity.of(gap).score(), 1e-9);
        assertEquals(
                data.number("mutual_info_score"),
                PairwiseInformation.of(train.codes(), train.latents()).mean(),
                1e-9);
        SeparatedAttributePredictability sap = SeparatedAttributePredictability.continuous(train);
        assertEquals(data.number("SAP_continuous"), sap.score(), 1e-9);
        double[][] scores = Golden.matrix(data.golden().get("sap_continuous_matrix"));
        for (int latent = 0; latent < scores.length; latent++) {
            assertArrayEquals(scores[latent], sap.scores()[latent], 1e-9);
        }
        InterventionalRobustness robustness = InterventionalRobustness.of(train);
        assertEquals(data.number("IRS"), robustness.score(), 1e-9);
        double[][] irs = Golden.matrix(data.golden().get("irs_matrix"));
        for (int latent = 0; latent < irs.length; latent++) {
            assertArrayEquals(irs[latent], robustness.robustness()[latent], 1e-9);
        }
        double correlation = TotalCorrelation.ofCodes(train.codes(), train.latents());
        assertEquals(
                data.golden().has("gaussian_total_correlation")
                        ? data.number("gaussian_total_correlation")
                        : 0, // One latent moves.
                correlation,
                1e-9);
    }

    @Test
    void careNotForOrderSignOrScale() throws IOException {
        FactoredCodes data = Synthetic.of("partial").train();
        FactoredCodes turned = Synthetic.turned(data);
        assertEquals(
                SeparatedAttributePredictability.continuous(data).score(),
                SeparatedAttributePredictability.continuous(turned).score(),
                1e-9);
        InterventionalRobustness robustness = InterventionalRobustness.of(data);
        InterventionalRobustness other = InterventionalRobustness.of(turned);
        int last = data.latents() - 1;
        for (int latent = 0; latent <= last; latent++) {
            assertArrayEquals(
                    robustness.robustness()[latent], other.robustness()[last - latent], 1e-9);
            assertEquals(robustness.parent(latent), other.parent(last - latent));
        }
        // Bins are closed below, so turning round may move a code that lies on an edge.
        assertEquals(
                MutualInformationGap.of(data).score(),
                MutualInformationGap.of(turned).score(),
                0.01);
        assertEquals(
                PairwiseInformation.of(data.codes(), 10).mean(),
                PairwiseInformation.of(turned.codes(), 10).mean(),
                1e-3);
    }

    @Test
    void modularityTakesARandomRotationForGoodWhichTheGapDoesNot() throws IOException {
        MutualInformationGap rotated = MutualInformationGap.of(Synthetic.of("rotated").train());
        assertEquals(0.77, Modularity.of(rotated).score(), 0.01);
        assertTrue(rotated.score() < 0.1);
    }

    @Test
    void theGapOfAFactorNamesItsTwoBestLatents() throws IOException {
        MutualInformationGap gap = MutualInformationGap.of(Synthetic.of("partial").train());
        assertEquals(2, gap.best(2));
        assertEquals(5, gap.second(2));
        assertEquals(2.0942548644 - 1.92505774, gap.gap(2), 1e-3);
        assertEquals(gap.gap(2) / 3.6796446234, gap.normalisedGap(2), 1e-9);
        double[] alone = {0, 1};
        MutualInformationGap one =
                MutualInformationGap.of(
                        new FactoredCodes(alone, 1, new int[][] {{0, 1}}, new int[] {2}));
        assertEquals(MutualInformationGap.NONE, one.second(0));
        assertEquals(Math.log(2), one.gap(0), 1e-12);
    }

    @Test
    void noCodesPassTheCeilingOfTheirFactors() throws IOException {
        FactoredCodes data = Synthetic.of("perfect").train();
        double ceiling = MutualInformationGap.ceiling(data.factors(), data.counts());
        assertTrue(ceiling > MutualInformationGap.of(data).score());
        assertTrue(ceiling < 0.9);
        int[] counts = {3, 6, 40, 32, 32};
        SplittableRandom random = new SplittableRandom(1);
        int[][] many = new int[counts.length][];
        Arrays.setAll(many, factor -> random.ints(10_000, 0, counts[factor]).toArray());
        assertEquals(0.90, MutualInformationGap.ceiling(many, counts), 0.02);
        assertEquals(0, MutualInformationGap.ceiling(new int[0][], new int[0]));
    }

    @Test
    void aLatentIsActiveAboveAVarianceOfAHundredth() {
        double[] mu = {0, 0.1, 0, 0.21, 0, 0.1, 0.2, 0};
        ActiveUnits units = ActiveUnits.of(mu, 2);
        assertArrayEquals(
                new double[] {0.0075, (0.0641 - 4 * 0.1025 * 0.1025) / 4}, units.variance(), 1e-12);
        assertEquals(0, units.count());
        assertArrayEquals(new int[] {1}, ActiveUnits.of(new double[] {0, 0, 0, 0.3}, 2).indices());
        assertEquals(0, ActiveUnits.of(new double[0], 2).count());
        assertEquals(0, ActiveUnits.of(new double[] {0, Double.NaN}, 1).count());
    }

    @Test
    void areNothingWhereNoLatentMoves() throws IOException {
        FactoredCodes still = Synthetic.still(Synthetic.of("perfect").train());
        MutualInformationGap gap = MutualInformationGap.of(still);
        assertEquals(0, gap.score());
        assertEquals(0, Modularity.of(gap).score());
        assertEquals(0, SeparatedAttributePredictability.continuous(still).score());
        assertEquals(0, InterventionalRobustness.of(still).score());
        assertEquals(0, PairwiseInformation.of(still.codes(), 10).mean());
    }

    @Test
    void areNothingForOneImage() throws IOException {
        FactoredCodes one = Synthetic.of("perfect").train().rows(0, 1);
        MutualInformationGap gap = MutualInformationGap.of(one);
        assertEquals(0, gap.score());
        assertEquals(0, Modularity.of(gap).score());
        assertEquals(0, SeparatedAttributePredictability.continuous(one).score());
        assertEquals(0, InterventionalRobustness.of(one).score());
        assertEquals(0, PairwiseInformation.of(one.codes(), 10).mean());
    }

    @Test
    void aLatentThatIsNotFiniteKnowsNothingOrIsRefused() throws IOException {
        FactoredCodes broken = Synthetic.broken(Synthetic.of("perfect").train());
        MutualInformationGap gap = MutualInformationGap.of(broken);
        assertArrayEquals(new double[5], gap.information()[3]);
        assertTrue(gap.information()[4][4] > 2);
        assertEquals(0, Modularity.of(gap).latents()[3]);
        assertEquals(
                "Latent 3 has a code that is not a finite number.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> SeparatedAttributePredictability.continuous(broken))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> InterventionalRobustness.of(broken));
        assertEquals(
                "There are no codes to measure.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> InterventionalRobustness.of(broken.rows(0, 0)))
                        .getMessage());
    }
}
