package org.betavista.analysis.disentanglement;

/**
 * The beta-VAE score (Higgins et al. 2017, "beta-VAE", section 3): for pairs of images that share
 * one factor the mean of |z1 - z2| over a batch; a linear classifier guesses from it which factor
 * was shared.
 *
 * <p>A random rotation of the factors scores 1.00: evidence and no headline.
 *
 * @param trainAccuracy on the batches that were learnt, in [0, 1]
 * @param score on other batches, in [0, 1]; chance is one divided by the number of factors
 */
public record BetaVaeScore(double trainAccuracy, double score) {
    /**
     * How much is drawn.
     *
     * @param train batches to learn from, at least 1
     * @param test batches to score by, at least 1
     * @param batch pairs in each, at least 1
     */
    public record Size(int train, int test, int batch) {
        /** As Locatello et al. 2019. */
        public static final Size STANDARD = new Size(10_000, 5_000, 64);
    }

    /** Draws and scores. Codes that never move leave chance. */
    public static BetaVaeScore of(FactorBatches batches, Size size) {
        Points train = points(batches, size.train, size.batch);
        SoftmaxRegression regression =
                SoftmaxRegression.fit(train.columns, train.factors, batches.factors());
        Points test = points(batches, size.test, size.batch);
        return new BetaVaeScore(
                regression.accuracy(train.columns, train.factors),
                regression.accuracy(test.columns, test.factors));
    }

    /**
     * What the classifier is shown.
     *
     * @param columns the mean distance of the pairs of each batch, L x batches
     * @param factors the factor that each batch shares
     */
    record Points(double[][] columns, int[] factors) {}

    static Points points(FactorBatches batches, int count, int size) {
        int latents = batches.latents();
        double[][] columns = new double[latents][count];
        int[] factors = new int[count];
        for (int point = 0; point < count; point++) {
            factors[point] = batches.factor();
            FactorBatches.Pairs pairs = batches.pairs(factors[point], size);
            for (int i = 0; i < size * latents; i++) {
                columns[i % latents][point] +=
                        Math.abs(pairs.first()[i] - pairs.second()[i]) / size;
            }
        }
        return new Points(columns, factors);
    }
}
