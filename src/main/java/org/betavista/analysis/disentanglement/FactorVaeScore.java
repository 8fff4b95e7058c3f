package org.betavista.analysis.disentanglement;

import java.util.stream.IntStream;

/**
 * The FactorVAE score (Kim and Mnih 2018, "Disentangling by factorising", section 4): hold one
 * factor, divide each latent's variance in the batch by its variance over all images, and let the
 * latent with the least ratio vote for the factor. Each latent then stands for the factor it voted
 * for most, and the score is how often that is right.
 *
 * <p>A random rotation of the factors scores 0.99: evidence and no headline.
 *
 * @param votes that were learnt from, factor by latent
 * @param trainAccuracy on the votes that were learnt from, in [0, 1]
 * @param score on other votes, in [0, 1]; chance is one divided by the number of factors
 */
public record FactorVaeScore(int[][] votes, double trainAccuracy, double score) {
    /** A latent with a smaller standard deviation has no vote. */
    private static final double LEAST_DEVIATION = 0.05;

    /**
     * How much is drawn.
     *
     * @param codes for the variance over all images, at least 2
     * @param train votes to learn from
     * @param test votes to score by, at least 1
     * @param batch images behind one vote, at least 2
     */
    public record Size(int codes, int train, int test, int batch) {
        /** What the paper's authors draw, as Locatello et al. 2019 do. */
        public static final Size STANDARD = new Size(10_000, 10_000, 5_000, 64);
    }

    /**
     * Draws and scores. Where no latent moves there are no votes and the score is 0.
     *
     * @param batches asked first for free codes, then for each vote for a factor and a held batch
     */
    public static FactorVaeScore of(FactorBatches batches, Size size) {
        double[] global = variances(batches.free(size.codes), batches.latents());
        int[] active =
                IntStream.range(0, global.length)
                        .filter(latent -> Math.sqrt(global[latent]) >= LEAST_DEVIATION)
                        .toArray();
        if (active.length == 0) {
            return new FactorVaeScore(new int[batches.factors()][batches.latents()], 0, 0);
        }
        int[][] votes = votes(batches, size.train, size.batch, global, active);
        int[] meant = IntStream.range(0, global.length).map(j -> mostVoted(votes, j)).toArray();
        int[][] others = votes(batches, size.test, size.batch, global, active);
        return new FactorVaeScore(votes, accuracy(votes, meant), accuracy(others, meant));
    }

    private static int[][] votes(
            FactorBatches batches, int count, int size, double[] global, int[] active) {
        int[][] votes = new int[batches.factors()][global.length];
        for (int vote = 0; vote < count; vote++) {
            int factor = batches.factor();
            double[] local = variances(batches.held(factor, size), global.length);
            int least = active[0];
            for (int latent : active) {
                if (local[latent] / global[latent] < local[least] / global[least]) {
                    least = latent;
                }
            }
            votes[factor][least]++;
        }
        return votes;
    }

    private static int mostVoted(int[][] votes, int latent) {
        int best = 0;
        for (int factor = 1; factor < votes.length; factor++) {
            best = votes[factor][latent] > votes[best][latent] ? factor : best;
        }
        return best;
    }

    private static double accuracy(int[][] votes, int[] meant) {
        int right = 0;
        int all = 0;
        for (int factor = 0; factor < votes.length; factor++) {
            for (int latent = 0; latent < meant.length; latent++) {
                all += votes[factor][latent];
                right += meant[latent] == factor ? votes[factor][latent] : 0;
            }
        }
        return all == 0 ? 0 : right / (double) all;
    }

    /** Divided by one less than the rows. */
    private static double[] variances(double[] codes, int latents) {
        int rows = codes.length / latents;
        double[] mean = new double[latents];
        for (int i = 0; i < codes.length; i++) {
            mean[i % latents] += codes[i] / rows;
        }
        double[] variances = new double[latents];
        for (int i = 0; i < codes.length; i++) {
            double distance = codes[i] - mean[i % latents];
            variances[i % latents] += distance * distance / (rows - 1);
        }
        return variances;
    }
}
