package org.betavista.analysis.disentanglement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import org.betavista.analysis.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MutualInformationGapTest {
    private static final int LATENTS = 10;

    @ParameterizedTest
    @ValueSource(strings = {"perfect", "rotated", "partial", "noise", "collapsed"})
    void agreesWithTheReference(String name) throws IOException {
        JsonNode json = Golden.json("disent_golden.json");
        int rows = json.get("spec").get("n_train").intValue();
        int[][] table = Golden.csv("factors.csv");
        int[] counts = {3, 6, 40, 32, 32};
        int[][] factors = new int[counts.length][rows];
        for (int factor = 0; factor < counts.length; factor++) {
            for (int row = 0; row < rows; row++) {
                factors[factor][row] = table[row][factor];
            }
        }
        double[] mu = Arrays.copyOf(Golden.npy("mus_" + name + ".npy"), rows * LATENTS);
        MutualInformationGap gap =
                MutualInformationGap.of(new FactoredCodes(mu, LATENTS, factors, counts));
        JsonNode golden = json.get("representations").get(name);
        assertArrayEquals(
                Golden.vector(golden.get("factor_entropy")), gap.entropy(), 1e-9, "entropy");
        double[][] information = Golden.matrix(golden.get("mi_matrix"));
        for (int latent = 0; latent < LATENTS; latent++) {
            assertArrayEquals(
                    information[latent], gap.information()[latent], 1e-9, "latent " + latent);
        }
        assertEquals(golden.get("MIG").doubleValue(), gap.score(), 1e-9);
    }

    @Test
    void isOneWhereEachFactorHasALatentOfItsOwn() {
        double[] mu = {-1, 7, -1, 8, 3, 7, 3, 8};
        int[][] factors = {{0, 0, 1, 1}, {0, 1, 0, 1}};
        MutualInformationGap gap =
                MutualInformationGap.of(new FactoredCodes(mu, 2, factors, new int[] {2, 2}));
        assertEquals(Math.log(2), gap.information()[0][0], 1e-12);
        assertEquals(0, gap.information()[0][1], 1e-12);
        assertEquals(1, gap.score(), 1e-12);
    }

    @Test
    void isZeroWhereTwoLatentsKnowTheSame() {
        double[] mu = {0, 5, 1, 6, 0, 5, 1, 6};
        int[][] factors = {{0, 1, 0, 1}};
        assertEquals(
                0,
                MutualInformationGap.of(new FactoredCodes(mu, 2, factors, new int[] {2})).score(),
                1e-12);
    }

    @Test
    void passesOverAFactorThatNeverChanges() {
        double[] mu = {0, 1, 0, 1};
        int[][] factors = {{0, 1, 0, 1}, {2, 2, 2, 2}};
        assertEquals(
                1,
                MutualInformationGap.of(new FactoredCodes(mu, 1, factors, new int[] {2, 3}))
                        .score(),
                1e-12);
        int[][] still = {{2, 2, 2, 2}};
        assertEquals(
                0, MutualInformationGap.of(new FactoredCodes(mu, 1, still, new int[] {3})).score());
    }
}
