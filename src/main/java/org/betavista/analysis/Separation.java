package org.betavista.analysis;

import java.util.Comparator;
import java.util.stream.IntStream;

/** How well single latents tell the values of a label or factor apart. */
public final class Separation {
    private Separation() {}

    /**
     * The correlation ratio eta^2 = variance between groups / variance (Pearson 1905) of one
     * latent.
     *
     * @param mu code means, row by row
     * @param latents values a row
     * @param latent which one
     * @param groups the group of each row, 0 to {@code groupCount - 1}; below 0 for a row of which
     *     it is not known, which is left out
     * @return 0 (tells nothing, or there is one group only) to 1
     */
    public static double correlationRatio(
            float[] mu, int latents, int latent, int[] groups, int groupCount) {
        double[] sums = new double[groupCount];
        int[] counts = new int[groupCount];
        double sum = 0;
        double squares = 0;
        int known = 0;
        for (int row = 0; row < groups.length; row++) {
            if (groups[row] < 0) {
                continue;
            }
            known++;
            double value = mu[row * latents + latent];
            sums[groups[row]] += value;
            counts[groups[row]]++;
            sum += value;
            squares += value * value;
        }
        double mean = known == 0 ? 0 : sum / known;
        double variance = known == 0 ? 0 : squares / known - mean * mean;
        double between = 0;
        for (int group = 0; group < groupCount; group++) {
            if (counts[group] > 0) {
                double distance = sums[group] / counts[group] - mean;
                between += distance * distance * counts[group] / known;
            }
        }
        return variance <= 1e-12 ? 0 : Math.min(1, between / variance);
    }

    /**
     * The two latents with the highest scores, best first.
     *
     * @param scores one a latent, at least one
     * @return two indices; twice the same where there is one latent only
     */
    public static int[] bestPair(double[] scores) {
        int[] order =
                IntStream.range(0, scores.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer j) -> -scores[j]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        return new int[] {order[0], order[Math.min(1, order.length - 1)]};
    }
}
