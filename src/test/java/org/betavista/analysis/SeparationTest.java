package org.betavista.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SeparationTest {
    @Test
    void isOneWhereEveryGroupHasAValueOfItsOwn() {
        float[] mu = {1, 1, 5, 5, -3, -3};
        int[] groups = {0, 0, 1, 1, 2, 2};
        assertEquals(1, Separation.correlationRatio(mu, 1, 0, groups, 3), 1e-12);
    }

    @Test
    void isZeroWhereAllGroupsHaveTheSameMean() {
        float[] mu = {-1, 1, -2, 2};
        int[] groups = {0, 0, 1, 1};
        assertEquals(0, Separation.correlationRatio(mu, 1, 0, groups, 2), 1e-12);
    }

    @Test
    void isTheShareOfVarianceBetweenTheGroups() {
        // Group means 1 and 5 about a mean of 3: 4 between; within each group 1; 5 in all.
        float[] mu = {0, 2, 4, 6};
        int[] groups = {0, 0, 1, 1};
        assertEquals(4.0 / 5, Separation.correlationRatio(mu, 1, 0, groups, 2), 1e-12);
    }

    @Test
    void weighsGroupsByTheirSize() {
        // Means 0 (three rows) and 4 (one row) about 1: 3 between, 2/4 within.
        float[] mu = {-1, 0, 1, 4};
        int[] groups = {0, 0, 0, 1};
        assertEquals(3 / 3.5, Separation.correlationRatio(mu, 1, 0, groups, 2), 1e-12);
    }

    @Test
    void isNearlyZeroForUnrelatedLabels() {
        float[] mu = StandardNormal.draws(20_000, 7);
        int[] groups = new int[mu.length];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = i % 10;
        }
        double ratio = Separation.correlationRatio(mu, 1, 0, groups, 10);
        // Its expectation for k groups of N values is (k - 1) / (N - 1).
        assertTrue(ratio >= 0 && ratio < 4 * 9.0 / 19_999, "ratio " + ratio);
    }

    @Test
    void readsOneLatentOfATable() {
        float[] mu = {7, 0, 7, 0, -7, 0, -7, 1};
        int[] groups = {0, 0, 1, 1};
        assertEquals(1, Separation.correlationRatio(mu, 2, 0, groups, 2), 1e-12);
        // Means 0 and 1/2 about 1/4: 1/16 between, 3/16 in all.
        assertEquals(1.0 / 3, Separation.correlationRatio(mu, 2, 1, groups, 2), 1e-12);
    }

    @Test
    void tellsNothingFromALatentThatDoesNotMove() {
        assertEquals(0, Separation.correlationRatio(new float[] {2, 2, 2}, 1, 0, new int[3], 5));
    }

    @Test
    void picksTheTwoHighestScores() {
        assertArrayEquals(new int[] {3, 1}, Separation.bestPair(new double[] {0.1, 0.5, 0.2, 0.9}));
        assertArrayEquals(new int[] {0, 1}, Separation.bestPair(new double[] {0.3, 0.3, 0.3}));
        assertArrayEquals(new int[] {0, 0}, Separation.bestPair(new double[] {0.3}));
    }
}
