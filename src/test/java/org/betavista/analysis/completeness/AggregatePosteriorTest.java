package org.betavista.analysis.completeness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import org.betavista.analysis.Golden;
import org.betavista.analysis.StandardNormal;
import org.betavista.analysis.completeness.AggregatePosterior.Dimension;
import org.junit.jupiter.api.Test;

class AggregatePosteriorTest {
    private static float[] flat(JsonNode rows) {
        double[][] matrix = Golden.matrix(rows);
        int width = matrix[0].length;
        float[] values = new float[matrix.length * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) matrix[i / width][i % width];
        }
        return values;
    }

    @Test
    void agreesWithTheReferenceMomentsOfPosteriors() throws IOException {
        JsonNode golden = Golden.json("linear_gaussian_golden.json").get("kl_decomposition");
        JsonNode expected = golden.get("aggregate_moments");
        AggregatePosterior q =
                AggregatePosterior.of(flat(golden.get("mu")), flat(golden.get("logvar")), 3);
        assertArrayEquals(Golden.vector(expected.get("mean")), q.mean(), 1e-7);
        double[][] covariance = Golden.matrix(expected.get("cov"));
        for (int j = 0; j < 3; j++) {
            assertArrayEquals(covariance[j], q.covariance()[j], 1e-6);
        }
        assertEquals(expected.get("kl_to_std").doubleValue(), q.klToPrior(), 1e-6);
        assertEquals(expected.get("frechet_sq").doubleValue(), q.squaredFrechetDistance(), 1e-6);
        // What the dimensions' KLs leave over is what they say in common.
        double dimensions = 0;
        for (int j = 0; j < 3; j++) {
            dimensions += q.dimension(j).kl();
        }
        assertEquals(expected.get("gaussian_TC").doubleValue(), q.klToPrior() - dimensions, 1e-6);
    }

    @Test
    void agreesWithTheReferenceMomentsOfSamples() throws IOException {
        GeometryCases cases = new GeometryCases();
        for (String name : cases.names()) {
            AggregatePosterior q = AggregatePosterior.ofSample(cases.drawn(name), 6);
            double kl = cases.expected(name, "moment_kl_to_N01");
            assertEquals(kl, q.klToPrior(), 1e-5 * (1 + kl), name);
            double frechet = cases.expected(name, "frechet_sq_to_N01");
            assertEquals(frechet, q.squaredFrechetDistance(), 1e-6 * (1 + frechet), name);
        }
    }

    @Test
    void agreesWithTheClosedFormOfOneGaussian() {
        AggregatePosterior q =
                AggregatePosterior.of(new float[] {2}, new float[] {(float) Math.log(0.25)}, 1);
        double kl = 0.5 * (4 + 0.25 - 1 - Math.log(0.25));
        assertEquals(kl, q.klToPrior(), 1e-6);
        // |mean|^2 + (sigma - 1)^2
        assertEquals(4.25, q.squaredFrechetDistance(), 1e-6);
        Dimension only = q.dimension(0);
        assertArrayEquals(
                new double[] {2, 0.25, kl},
                new double[] {only.mean(), only.variance(), only.kl()},
                1e-6);
    }

    /** Eigenvalues 4 and 1/4, turned by 45 degrees. */
    @Test
    void seesHowLatentsHangTogether() {
        double[][] covariance = {{2.125, 1.875}, {1.875, 2.125}};
        AggregatePosterior q = new AggregatePosterior(new double[2], covariance);
        assertEquals(1 + 0.25, q.squaredFrechetDistance(), 1e-12);
        assertEquals(0.5 * (4.25 - 2), q.klToPrior(), 1e-12);
    }

    @Test
    void takesPosteriorsWhoseLatentsDependOnEachOther() {
        float[] mu = {1, 0, -1, 0};
        float[] covariances = {0.5f, 0.25f, 0.25f, 1, 0.5f, 0.75f, 0.75f, 2};
        AggregatePosterior q = AggregatePosterior.ofFull(mu, covariances, 2);
        assertArrayEquals(new double[] {0, 0}, q.mean());
        assertArrayEquals(new double[] {1.5, 0.5}, q.covariance()[0]);
        assertArrayEquals(new double[] {0.5, 1.5}, q.covariance()[1]);
        // Eigenvalues 2 and 1.
        assertEquals(0.5 * (3 - 2 - Math.log(2)), q.klToPrior(), 1e-12);
        assertEquals(Math.pow(Math.sqrt(2) - 1, 2), q.squaredFrechetDistance(), 1e-12);
        assertThrows(
                IllegalArgumentException.class,
                () -> AggregatePosterior.ofFull(new float[2], covariances, 2));
    }

    @Test
    void thePriorIsNoDistanceAway() {
        AggregatePosterior prior = AggregatePosterior.of(new float[5 * 4], new float[5 * 4], 4);
        assertEquals(0, prior.klToPrior(), 1e-12);
        assertEquals(0, prior.squaredFrechetDistance(), 1e-12);
        assertEquals(new Dimension(0, 1, 0), prior.dimension(3));
    }

    @Test
    void exchangedAndFlippedLatentsAreAsFar() {
        float[] mu = StandardNormal.draws(50 * 3, 1);
        float[] logVar = StandardNormal.draws(50 * 3, 2);
        float[] otherMu = new float[mu.length];
        float[] otherLogVar = new float[mu.length];
        for (int i = 0; i < mu.length; i++) {
            int to = i / 3 * 3 + (i + 1) % 3;
            otherMu[to] = -mu[i];
            otherLogVar[to] = logVar[i];
        }
        AggregatePosterior one = AggregatePosterior.of(mu, logVar, 3);
        AggregatePosterior other = AggregatePosterior.of(otherMu, otherLogVar, 3);
        assertEquals(one.klToPrior(), other.klToPrior(), 1e-9);
        assertEquals(one.squaredFrechetDistance(), other.squaredFrechetDistance(), 1e-9);
    }

    @Test
    void codesWithoutSpreadAreInfinitelyFarInKlOnly() {
        float[] none = new float[6];
        Arrays.fill(none, Float.NEGATIVE_INFINITY);
        AggregatePosterior point = AggregatePosterior.of(new float[6], none, 2);
        assertEquals(Double.POSITIVE_INFINITY, point.klToPrior());
        assertEquals(Double.POSITIVE_INFINITY, point.dimension(0).kl());
        assertEquals(2, point.squaredFrechetDistance(), 1e-12);
        // On a line: one direction has no variance.
        float[] line = {0, 0, 1, 1, 2, 2};
        assertEquals(Double.POSITIVE_INFINITY, AggregatePosterior.of(line, none, 2).klToPrior());
    }

    @Test
    void holdsForManyLatents() {
        float[] codes = StandardNormal.draws(2000 * 64, 1);
        AggregatePosterior q = AggregatePosterior.ofSample(codes, 64);
        // To first order the sampling error of the covariance, L (L + 1) / (4 N), and the mean's.
        assertEquals(64 * 65 / 8000.0 + 64 / 2000.0, q.squaredFrechetDistance(), 0.06);
        assertEquals(64 * 65 / 8000.0 + 64 / 4000.0, q.klToPrior(), 0.06);
    }

    @Test
    void refusesWhatIsNoCode() {
        assertThrows(
                IllegalArgumentException.class,
                () -> AggregatePosterior.of(new float[] {Float.NaN}, new float[1], 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> AggregatePosterior.of(new float[1], new float[] {Float.NaN}, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> AggregatePosterior.of(new float[2], new float[1], 1));
        assertThrows(
                IllegalArgumentException.class, () -> AggregatePosterior.ofSample(new float[2], 2));
    }
}
