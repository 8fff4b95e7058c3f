package org.betavista.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportanceBoundTest {
    private static JsonNode golden() throws IOException {
        return Golden.json("linear_gaussian_golden.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact_posterior", "loose", "collapsed"})
    void isTheLogOfTheMeanWeight(String name) throws IOException {
        JsonNode golden = golden().get("cases").get(name);
        double[][] logWeights = Golden.matrix(golden.get("fixed_eps_logw"));
        double[] expected = Golden.vector(golden.get("fixed_eps_iwae5"));
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], ImportanceBound.of(logWeights[i], 5), 1e-9, "image " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact_posterior", "loose", "collapsed"})
    void theReferenceModelHasTheGoldenTerms(String name) throws IOException {
        JsonNode json = golden();
        LinearGaussian model = LinearGaussian.golden();
        double[] evidence = Golden.vector(json.get("log_px"));
        JsonNode golden = json.get("cases").get(name);
        double[][] mu = Golden.matrix(golden.get("mu"));
        double[] variance = Golden.vector(golden.get("var"));
        double[][] kl = Golden.matrix(golden.get("kl_per_dim"));
        double[] elbo = Golden.vector(golden.get("elbo"));
        double[][] logWeights = Golden.matrix(golden.get("fixed_eps_logw"));
        for (int i = 0; i < evidence.length; i++) {
            assertEquals(evidence[i], model.logEvidence(i), 1e-9);
            double sum = model.expectedLogLikelihood(i, mu[i], variance);
            for (int j = 0; j < variance.length; j++) {
                assertEquals(kl[i][j], LinearGaussian.kl(mu[i][j], variance[j]), 1e-9);
                sum -= kl[i][j];
            }
            assertEquals(elbo[i], sum, 1e-9);
            double[][] epsilon = Golden.matrix(golden.get("fixed_eps_K5").get(i));
            for (int k = 0; k < epsilon.length; k++) {
                assertEquals(
                        logWeights[i][k],
                        model.logWeight(i, mu[i], variance, epsilon[k]),
                        1e-9,
                        "image %s, draw %s".formatted(i, k));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact_posterior", "loose"})
    void climbsFromTheElboToTheEvidence(String name) throws IOException {
        JsonNode golden = golden().get("cases").get(name);
        LinearGaussian model = LinearGaussian.golden();
        double[][] mu = Golden.matrix(golden.get("mu"));
        double[] variance = Golden.vector(golden.get("var"));
        SplittableRandom random = new SplittableRandom(5);
        int rounds = 40;
        double[] sums = new double[9];
        List<ImportanceBound.Point> curve = List.of();
        for (int round = 0; round < rounds; round++) {
            ImportanceBound bound = new ImportanceBound(5000);
            for (int i = 0; i < mu.length; i++) {
                double[] logWeights = new double[5000];
                for (int k = 0; k < logWeights.length; k++) {
                    double[] epsilon = {random.nextGaussian(), random.nextGaussian()};
                    logWeights[k] = model.logWeight(i, mu[i], variance, epsilon);
                }
                bound.add(logWeights);
            }
            curve = bound.curve();
            for (int i = 0; i < sums.length; i++) {
                sums[i] += curve.get(i).nats() / rounds;
            }
        }
        for (int i = 0; i < sums.length; i++) {
            JsonNode expected = golden.get("iwae").get("" + curve.get(i).samples());
            if (expected != null) {
                // The golden figures' own error, and that of 40 rounds of eight images.
                int groups = 5000 / curve.get(i).samples();
                double error =
                        Math.hypot(
                                expected.get("se").doubleValue(),
                                expected.get("single_run_sd_mean").doubleValue()
                                        / Math.sqrt(8.0 * rounds * groups));
                assertEquals(
                        expected.get("mean_over_x").doubleValue(),
                        sums[i],
                        5 * error + 1e-9,
                        "K = " + curve.get(i).samples());
            }
            assertTrue(i == 0 || sums[i] > sums[i - 1] - 1e-6);
        }
    }

    @Test
    void averagesOverDisjointGroups() {
        double[] logWeights = {0, Math.log(3), Math.log(5), Math.log(7), 99};
        // Means of weights 2 and 6; the fifth weight fills no group.
        assertEquals((Math.log(2) + Math.log(6)) / 2, ImportanceBound.of(logWeights, 2), 1e-12);
        assertEquals(Math.log(4), ImportanceBound.of(new double[] {0, Math.log(7)}, 2), 1e-12);
    }

    @Test
    void staysFiniteWhereWeightsAreNot() {
        double[] tiny = {-2000, -2000 + Math.log(3)};
        assertEquals(-2000 + Math.log(2), ImportanceBound.of(tiny, 2), 1e-9);
        double[] huge = {2000, 2000 + Math.log(3)};
        assertEquals(2000 + Math.log(2), ImportanceBound.of(huge, 2), 1e-9);
        double[] oneImpossible = {Double.NEGATIVE_INFINITY, 0};
        assertEquals(-Math.log(2), ImportanceBound.of(oneImpossible, 2), 1e-12);
        double[] impossible = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        assertEquals(Double.NEGATIVE_INFINITY, ImportanceBound.of(impossible, 2));
    }

    @Test
    void averagesOverImagesAndTellsTheirSpread() {
        ImportanceBound bound = new ImportanceBound(1);
        bound.add(new double[] {1});
        assertTrue(Double.isNaN(bound.best().standardError()));
        bound.add(new double[] {2});
        bound.add(new float[] {6});
        assertEquals(3, bound.images());
        assertEquals(3, bound.best().nats(), 1e-12);
        // Distances -2, -1 and 3: a variance of 14 / 2, over three images.
        assertEquals(Math.sqrt(7.0 / 3), bound.best().standardError(), 1e-12);
    }

    @Test
    void asksForTheUsualSizesUpToTheLargest() {
        assertArrayEquals(new int[] {1}, ImportanceBound.sizes(1));
        assertArrayEquals(new int[] {1, 2, 5, 10, 50}, ImportanceBound.sizes(50));
        assertArrayEquals(new int[] {1, 2, 5, 10, 50, 70}, ImportanceBound.sizes(70));
        assertArrayEquals(
                new int[] {1, 2, 5, 10, 50, 100, 500, 1000, 5000}, ImportanceBound.sizes(5000));
    }

    @Test
    void refusesAnotherNumberOfWeights() {
        ImportanceBound bound = new ImportanceBound(3);
        assertThrows(IllegalArgumentException.class, () -> bound.add(new double[2]));
    }
}
