package org.betavista.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * f(z) = z^2 and q = N(mu, 1), where everything is known. Sampled means and variances may differ by
 * three of their standard errors, which are estimated from the same draws.
 */
class GradientEstimatorsTest {
    private static final int ESTIMATES = 200_000;
    private static final double STANDARD_ERRORS = 3;

    private static double square(double z) {
        return z * z;
    }

    private static double twice(double z) {
        return 2 * z;
    }

    /** Estimates, each from so many draws of its own. */
    private static double[] estimates(
            int count, int drawsEach, ToDoubleFunction<double[]> estimator) {
        float[] noise = StandardNormal.draws(count * drawsEach, 7);
        double[] estimates = new double[count];
        double[] epsilon = new double[drawsEach];
        for (int i = 0; i < count; i++) {
            for (int s = 0; s < drawsEach; s++) {
                epsilon[s] = noise[i * drawsEach + s];
            }
            estimates[i] = estimator.applyAsDouble(epsilon);
        }
        return estimates;
    }

    private static void assertMoments(double mean, double variance, double[] estimates) {
        int count = estimates.length;
        double sampleMean = moment(estimates, 0, 1);
        double sampleVariance = moment(estimates, sampleMean, 2);
        double fourth = moment(estimates, sampleMean, 4);
        assertEquals(mean, sampleMean, STANDARD_ERRORS * Math.sqrt(sampleVariance / count), "mean");
        // The variance of a sample's variance is (fourth moment - variance^2) / n.
        double error = Math.sqrt((fourth - sampleVariance * sampleVariance) / count);
        assertEquals(variance, sampleVariance, STANDARD_ERRORS * error, "variance");
    }

    private static double moment(double[] values, double centre, int power) {
        double sum = 0;
        for (double value : values) {
            sum += Math.pow(value - centre, power);
        }
        return sum / values.length;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 2, -3})
    void theScoreFunctionHasTheMeanAndVarianceOfTheClosedForm(double mu) {
        double variance = Math.pow(mu, 4) + 14 * mu * mu + 15;
        assertMoments(
                2 * mu,
                variance,
                estimates(
                        ESTIMATES,
                        1,
                        e -> GradientEstimators.score(GradientEstimatorsTest::square, mu, 1, e)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 2, -3})
    void theReparameterisedGradientHasTheVarianceFour(double mu) {
        assertMoments(
                2 * mu,
                4,
                estimates(
                        ESTIMATES,
                        1,
                        e ->
                                GradientEstimators.reparameterised(
                                        GradientEstimatorsTest::twice, mu, 1, e)));
    }

    @Test
    void drawsShareTheVariance() {
        double mu = 2;
        assertMoments(
                2 * mu,
                (16 + 56 + 15) / 4.0,
                estimates(
                        ESTIMATES / 4,
                        4,
                        e -> GradientEstimators.score(GradientEstimatorsTest::square, mu, 1, e)));
        assertMoments(
                2 * mu,
                1,
                estimates(
                        ESTIMATES / 4,
                        4,
                        e ->
                                GradientEstimators.reparameterised(
                                        GradientEstimatorsTest::twice, mu, 1, e)));
    }

    /**
     * With two draws the estimate is (z1^2 - z2^2)(e1 - e2) / 2 = mu d^2 + d^2 s / 2, d = e1 - e2
     * and s = e1 + e2 independent N(0, 2): variance 8 mu^2 + 12 / 4 * 2 = 8 mu^2 + 6.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 2, -3})
    void theBaselineOfTheOtherDrawKeepsTheMeanAndHasTheVarianceOfItsClosedForm(double mu) {
        assertMoments(
                2 * mu,
                8 * mu * mu + 6,
                estimates(
                        ESTIMATES,
                        2,
                        e ->
                                GradientEstimators.scoreWithBaseline(
                                        GradientEstimatorsTest::square, mu, 1, e)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 3})
    void sigmaScalesTheScore(double sigma) {
        double mu = 1.5;
        assertEquals(
                2 * mu,
                mean(estimates(ESTIMATES, 8, e -> score(mu, sigma, e))),
                STANDARD_ERRORS * error(estimates(ESTIMATES, 8, e -> score(mu, sigma, e))));
    }

    private static double score(double mu, double sigma, double[] epsilon) {
        return GradientEstimators.scoreWithBaseline(
                GradientEstimatorsTest::square, mu, sigma, epsilon);
    }

    private static double mean(double[] values) {
        return moment(values, 0, 1);
    }

    private static double error(double[] values) {
        return Math.sqrt(moment(values, mean(values), 2) / values.length);
    }

    @Test
    void oneDrawHasNoOthers() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        GradientEstimators.scoreWithBaseline(
                                GradientEstimatorsTest::square, 0, 1, 0.5));
    }
}
