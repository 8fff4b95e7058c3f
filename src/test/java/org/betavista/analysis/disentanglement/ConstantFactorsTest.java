package org.betavista.analysis.disentanglement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.betavista.data.Factor;
import org.betavista.data.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Factors that never change, and images of which a factor is not known, are in no measure. */
class ConstantFactorsTest {
    private static final int ROWS = 300;
    private static final int TRAIN = 200;
    private static final int VALUES = 4;

    /** Two factors, and the codes f0 + f1 and f0 - f1 with a little noise: a rotation. */
    private static FactoredCodes rotated() {
        SplittableRandom random = new SplittableRandom(7);
        int[][] factors = new int[2][ROWS];
        double[] codes = new double[2 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            factors[0][row] = random.nextInt(VALUES);
            factors[1][row] = random.nextInt(VALUES);
            codes[2 * row] = factors[0][row] + factors[1][row] + random.nextDouble(-0.05, 0.05);
            codes[2 * row + 1] = factors[0][row] - factors[1][row] + random.nextDouble(-0.05, 0.05);
        }
        return new FactoredCodes(codes, 2, factors, new int[] {VALUES, VALUES});
    }

    private static FactoredCodes with(FactoredCodes data, int[] factor, int count) {
        int[][] factors = Arrays.copyOf(data.factors(), data.factors().length + 1);
        factors[factors.length - 1] = factor;
        int[] counts = Arrays.copyOf(data.counts(), factors.length);
        counts[factors.length - 1] = count;
        return new FactoredCodes(data.codes(), data.latents(), factors, counts);
    }

    private static Map<String, Double> scores(FactoredCodes data) {
        FactoredCodes train = data.rows(0, TRAIN);
        FactoredCodes test = data.rows(TRAIN, data.rows());
        MutualInformationGap gap = MutualInformationGap.of(data);
        Dci dci = Dci.fit(train, test, Progress.NONE);
        Map<String, Double> scores = new LinkedHashMap<>();
        scores.put("MIG", gap.score());
        scores.put("MIG ceiling", MutualInformationGap.ceiling(data.factors(), data.counts()));
        scores.put("modularity", Modularity.of(gap).score());
        scores.put("DCI-D", dci.disentanglement());
        scores.put("DCI-C", dci.completeness());
        scores.put("DCI-I", dci.testAccuracy());
        scores.put("SAP", SeparatedAttributePredictability.continuous(data).score());
        scores.put("SVM", SeparatedAttributePredictability.supportVectors(train, test).score());
        scores.put("explicitness", Explicitness.fit(train, test).testScore());
        scores.put("IRS", InterventionalRobustness.of(data).score());
        PooledBatches batches = new PooledBatches(data, 1);
        scores.put(
                "FactorVAE",
                FactorVaeScore.of(batches, new FactorVaeScore.Size(200, 100, 50, 16)).score());
        scores.put(
                "beta-VAE", BetaVaeScore.of(batches, new BetaVaeScore.Size(100, 50, 16)).score());
        return scores;
    }

    private static double score(Map<String, Double> scores, String name) {
        return Objects.requireNonNull(scores.get(name), name);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, Factor.NO_VALUE})
    void aFactorThatNeverChangesIsInNoMeasureWhateverItHolds(int value) {
        int[] constant = new int[ROWS];
        Arrays.fill(constant, value);
        Map<String, Double> expected = scores(rotated());
        assertEquals(expected, scores(with(rotated(), constant, Math.max(1, value + 1))));
        assertTrue(score(expected, "DCI-D") < 0.1, "a rotation is not disentangled: " + expected);
        assertTrue(score(expected, "modularity") < 0.3, "nor is it modular: " + expected);
    }

    @Test
    void aFactorThatChangesAmongTheTestedRowsAloneIsNotFitted() {
        int[] late = new int[ROWS];
        late[ROWS - 1] = 1;
        FactoredCodes data = with(rotated(), late, 2);
        FactoredCodes train = data.rows(0, TRAIN);
        FactoredCodes test = data.rows(TRAIN, ROWS);
        Dci without = Dci.fit(rotated().rows(0, TRAIN), rotated().rows(TRAIN, ROWS), Progress.NONE);
        Dci with = Dci.fit(train, test, Progress.NONE);
        assertEquals(without.disentanglement(), with.disentanglement());
        assertEquals(without.testAccuracy(), with.testAccuracy());
        assertArrayEquals(new boolean[] {true, true, false}, train.changing());
    }

    @Test
    void imagesWithoutAValueSayNothingAboutThatFactor() {
        FactoredCodes all = rotated();
        int[][] gappy = {all.factors()[0].clone(), all.factors()[0].clone()};
        // The first factor of the last 60 rows is not known; the second factor knows all.
        Arrays.fill(gappy[0], ROWS - 60, ROWS, Factor.NO_VALUE);
        FactoredCodes data = new FactoredCodes(all.codes(), 2, gappy, new int[] {VALUES, VALUES});
        MutualInformationGap gap = MutualInformationGap.of(data);
        assertEquals(Bins.entropy(all.rows(0, ROWS - 60).factors()[0], VALUES), gap.entropy()[0]);
        assertEquals(MutualInformationGap.of(all).entropy()[0], gap.entropy()[1]);
        FactoredCodes known = all.rows(0, ROWS - 60);
        assertEquals(
                SeparatedAttributePredictability.continuous(known).gap(0),
                SeparatedAttributePredictability.continuous(data).gap(0));
        FactoredCodes train = data.rows(0, TRAIN);
        assertEquals(
                Explicitness.fit(train, known.rows(TRAIN, ROWS - 60)).test()[0],
                Explicitness.fit(train, data.rows(TRAIN, ROWS)).test()[0]);
        for (double score : scores(data).values()) {
            assertTrue(score >= 0 && score <= 1, "a score of " + score);
        }
        PooledBatches batches = new PooledBatches(data, 3);
        for (int draw = 0; draw < 20; draw++) {
            assertEquals(2 * 5, batches.held(0, 5).length);
            assertEquals(2 * 5, batches.pairs(0, 5).second().length);
        }
    }

    @Test
    void aLatentThatNeverChangesKnowsNothing() {
        FactoredCodes data = rotated();
        double[] codes = data.codes().clone();
        for (int row = 0; row < ROWS; row++) {
            codes[2 * row + 1] = 3;
        }
        for (double score :
                scores(new FactoredCodes(codes, 2, data.factors(), data.counts())).values()) {
            assertTrue(score >= 0 && score <= 1, "a score of " + score);
        }
    }
}
