package org.betavista.analysis;

import java.util.function.DoubleUnaryOperator;

/**
 * Estimators of the gradient of E[f(z)] with respect to mu, z = mu + sigma * epsilon, for one
 * latent (Mohamed et al. 2020, "Monte Carlo gradient estimation in machine learning", sections 4
 * and 5). All have the same mean; they differ in variance.
 *
 * <p>For f(z) = z^2 and sigma = 1 one draw of the score function has the variance mu^4 + 14 mu^2 +
 * 15, and one of the reparameterised gradient has 4.
 */
public final class GradientEstimators {
    private GradientEstimators() {}

    /**
     * The mean of f(z) * d log q(z) / d mu: needs no derivative of f.
     *
     * @param sigma above 0
     * @param epsilon standard normal draws, at least one
     */
    public static double score(DoubleUnaryOperator f, double mu, double sigma, double... epsilon) {
        double sum = 0;
        for (double draw : epsilon) {
            sum += f.applyAsDouble(mu + sigma * draw) * draw / sigma;
        }
        return sum / epsilon.length;
    }

    /**
     * The same with the mean of f over the other draws subtracted from each f(z) (Kool et al.
     * 2019).
     *
     * @param sigma above 0
     * @param epsilon standard normal draws, at least two
     */
    public static double scoreWithBaseline(
            DoubleUnaryOperator f, double mu, double sigma, double... epsilon) {
        int count = epsilon.length;
        if (count < 2) {
            throw new IllegalArgumentException("a baseline of other draws needs two draws");
        }
        double[] prices = new double[count];
        double total = 0;
        for (int s = 0; s < count; s++) {
            prices[s] = f.applyAsDouble(mu + sigma * epsilon[s]);
            total += prices[s];
        }
        double sum = 0;
        for (int s = 0; s < count; s++) {
            double others = (total - prices[s]) / (count - 1);
            sum += (prices[s] - others) * epsilon[s] / sigma;
        }
        return sum / count;
    }

    /**
     * The mean of f'(z), because dz / d mu = 1.
     *
     * @param derivative of f
     * @param epsilon standard normal draws, at least one
     */
    public static double reparameterised(
            DoubleUnaryOperator derivative, double mu, double sigma, double... epsilon) {
        double sum = 0;
        for (double draw : epsilon) {
            sum += derivative.applyAsDouble(mu + sigma * draw);
        }
        return sum / epsilon.length;
    }
}
