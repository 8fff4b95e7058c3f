package org.betavista.analysis.disentanglement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.betavista.analysis.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The measures that hold one factor still. */
class HeldFactorScoresTest {
    private static final FactorVaeScore.Size VOTES = new FactorVaeScore.Size(2000, 1000, 500, 64);
    private static final BetaVaeScore.Size POINTS = new BetaVaeScore.Size(1000, 500, 64);

    @ParameterizedTest
    @ValueSource(strings = {"perfect", "rotated", "partial", "noise", "collapsed"})
    void votesAreThoseOfTheReference(String name) throws IOException {
        JsonNode json = Synthetic.of(name).golden();
        JsonNode golden = json.get("FactorVAE_fast");
        FactorVaeScore score = FactorVaeScore.of(new SyntheticBatches(json, 12345), VOTES);
        assertEquals(golden.get("train_accuracy").doubleValue(), score.trainAccuracy(), 1e-12);
        assertEquals(golden.get("eval_accuracy").doubleValue(), score.score(), 1e-12);
        double[][] votes = Golden.matrix(golden.get("train_votes"));
        for (int factor = 0; factor < votes.length; factor++) {
            for (int latent = 0; latent < votes[factor].length; latent++) {
                assertEquals(votes[factor][latent], score.votes()[factor][latent]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"perfect", "rotated", "partial", "noise", "collapsed"})
    void distancesOfPairsAreThoseOfTheReference(String name) throws IOException {
        JsonNode json = Synthetic.of(name).golden();
        JsonNode golden = json.get("BetaVAE_fast");
        BetaVaeScore.Points points =
                BetaVaeScore.points(new SyntheticBatches(json, 54321), 3, POINTS.batch());
        double[][] expected = Golden.matrix(golden.get("first3_points"));
        for (int point = 0; point < expected.length; point++) {
            assertEquals(
                    golden.get("first3_labels").get(point).intValue(), points.factors()[point]);
            for (int latent = 0; latent < points.columns().length; latent++) {
                // The file has ten digits.
                assertEquals(expected[point][latent], points.columns()[latent][point], 1e-10);
            }
        }
        BetaVaeScore score = BetaVaeScore.of(new SyntheticBatches(json, 54321), POINTS);
        assertEquals(golden.get("train_accuracy").doubleValue(), score.trainAccuracy(), 0.03);
        assertEquals(golden.get("eval_accuracy").doubleValue(), score.score(), 0.03);
    }

    @Test
    void encodedImagesGiveWhatFreshOnesGive() throws IOException {
        for (String name : new String[] {"perfect", "rotated", "partial", "noise"}) {
            Synthetic data = Synthetic.of(name);
            double votes = FactorVaeScore.of(new PooledBatches(data.train(), 1), VOTES).score();
            JsonNode golden = data.golden().get("FactorVAE_fast");
            assertEquals(golden.get("eval_accuracy").doubleValue(), votes, 0.06, name);
            double points = BetaVaeScore.of(new PooledBatches(data.train(), 1), POINTS).score();
            golden = data.golden().get("BetaVAE_fast");
            assertEquals(golden.get("eval_accuracy").doubleValue(), points, 0.06, name);
        }
    }

    @Test
    void aSeedDecidesTheDraws() throws IOException {
        FactoredCodes data = Synthetic.of("noise").train();
        FactorVaeScore score = FactorVaeScore.of(new PooledBatches(data, 7), VOTES);
        FactorVaeScore same = FactorVaeScore.of(new PooledBatches(data, 7), VOTES);
        for (int factor = 0; factor < score.votes().length; factor++) {
            assertArrayEquals(score.votes()[factor], same.votes()[factor]);
        }
    }

    @Test
    void aHeldFactorHasOneValueAndAPairSharesOne() {
        // The codes are the factors, so that a batch shows what was held.
        double[] codes = new double[60];
        int[][] factors = new int[3][20];
        for (int row = 0; row < 20; row++) {
            codes[row * 3] = factors[0][row] = row % 4;
            codes[row * 3 + 1] = factors[1][row] = row / 4;
        }
        PooledBatches batches =
                new PooledBatches(new FactoredCodes(codes, 3, factors, new int[] {4, 5, 1}), 3);
        double[] held = batches.held(1, 50);
        FactorBatches.Pairs pairs = batches.pairs(0, 50);
        boolean othersDiffer = false;
        for (int i = 0; i < 50; i++) {
            assertEquals(held[1], held[i * 3 + 1]);
            assertEquals(pairs.first()[i * 3], pairs.second()[i * 3]);
            othersDiffer |= held[0] != held[i * 3];
            assertTrue(batches.factor() < 2, "the third never changes");
        }
        assertTrue(othersDiffer);
    }

    @Test
    void codesThatNeverMoveScoreNothingOrChance() throws IOException {
        FactoredCodes still = Synthetic.still(Synthetic.of("perfect").train());
        assertEquals(0, FactorVaeScore.of(new PooledBatches(still, 1), VOTES).score());
        assertEquals(0.2, BetaVaeScore.of(new PooledBatches(still, 1), POINTS).score(), 0.06);
    }

    @Test
    void whatCannotBeHeldIsRefused() throws IOException {
        FactoredCodes data = Synthetic.of("perfect").train();
        assertEquals(
                "No factor takes more than one value, so that none can be held still.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new PooledBatches(data.rows(0, 1), 1))
                        .getMessage());
        FactoredCodes broken = Synthetic.broken(data);
        assertThrows(IllegalArgumentException.class, () -> new PooledBatches(broken, 1));
    }
}
