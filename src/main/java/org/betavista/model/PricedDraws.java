package org.betavista.model;

/**
 * Draws of one image's code, z = mu + sigma * epsilon, and what f(z) = -log p(x|z) is there.
 *
 * @param epsilon standard normal noise, draws x L
 * @param sigma the posterior's deviations, (L)
 * @param prices f, one a draw
 * @param slopes df/dz, draws x L
 */
record PricedDraws(float[] epsilon, double[] sigma, double[] prices, float[] slopes) {
    /** How the gradient of E[f(z)] with respect to mu is estimated from draws. */
    enum Estimate {
        /** The mean of df/dz, because dz/dmu = 1. */
        REPARAMETERISED,
        /** The mean of f(z) * (z - mu) / sigma^2. */
        SCORE,
        /** The same with the mean of f over the other draws subtracted; two draws at least. */
        SCORE_WITH_BASELINE
    }

    int count() {
        return prices.length;
    }

    int latents() {
        return sigma.length;
    }

    /** One estimate for every latent, (L), from the draws {@code first} to {@code first + size}. */
    double[] gradient(Estimate estimate, int first, int size) {
        double total = 0;
        for (int s = first; s < first + size; s++) {
            total += prices[s];
        }
        double[] gradient = new double[latents()];
        for (int s = first; s < first + size; s++) {
            double advantage =
                    estimate == Estimate.SCORE_WITH_BASELINE
                            ? prices[s] - (total - prices[s]) / (size - 1)
                            : prices[s];
            for (int j = 0; j < gradient.length; j++) {
                int at = s * gradient.length + j;
                // (z - mu) / sigma^2 = epsilon / sigma
                gradient[j] +=
                        estimate == Estimate.REPARAMETERISED
                                ? slopes[at] / size
                                : advantage * epsilon[at] / sigma[j] / size;
            }
        }
        return gradient;
    }

    /**
     * The variance of an estimate from {@code size} draws, summed over the latents. Every group of
     * so many draws gives one estimate.
     *
     * @param size at least two groups of so many draws are there
     */
    double variance(Estimate estimate, int size) {
        int groups = count() / size;
        double[] sum = new double[latents()];
        double[][] gradients = new double[groups][];
        for (int g = 0; g < groups; g++) {
            gradients[g] = gradient(estimate, g * size, size);
            for (int j = 0; j < sum.length; j++) {
                sum[j] += gradients[g][j];
            }
        }
        double squares = 0;
        for (double[] gradient : gradients) {
            for (int j = 0; j < sum.length; j++) {
                double difference = gradient[j] - sum[j] / groups;
                squares += difference * difference;
            }
        }
        return squares / (groups - 1);
    }
}
