package org.betavista.analysis.disentanglement;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * IRS: how little a latent moves while one factor stands still and all others change (Suter et al.
 * 2019, "Robustly disentangled causal mechanisms", section 4), by the estimator of
 * disentanglement_lib. 1 - (mean over the values v of factor k of the 0.99 quantile of |z_j - E[z_j
 * | v]|) / (max |z_j - E[z_j]|), with factors cut into {@value MutualInformationGap#BINS} bins.
 *
 * @param robustness latent by factor, at most 1, 0 for a latent that never changes; no number for a
 *     factor that never changes
 * @param deviation of each latent, the greatest distance from its mean
 */
public record InterventionalRobustness(double[][] robustness, double[] deviation) {
    private static final double QUANTILE = 0.99;

    /**
     * Measures.
     *
     * @throws IllegalArgumentException where there is no row, or codes are not finite
     */
    public static InterventionalRobustness of(FactoredCodes data) {
        double[] deviation =
                Arrays.stream(data.columns())
                        .mapToDouble(InterventionalRobustness::deviation)
                        .toArray();
        boolean[] changing = data.changing();
        double[][] robustness = new double[deviation.length][changing.length];
        for (int factor = 0; factor < changing.length; factor++) {
            FactoredCodes known = data.of(factor);
            int[] bins = Bins.of(known.values());
            for (int latent = 0; latent < deviation.length; latent++) {
                robustness[latent][factor] =
                        changing[factor] ? robustness(known.latent(latent), bins) : Double.NaN;
            }
        }
        return new InterventionalRobustness(robustness, deviation);
    }

    /** Not by its rounded mean, from which a latent that never changes may be away. */
    private static double deviation(double[] column) {
        return Arrays.stream(column).allMatch(value -> value == column[0])
                ? 0
                : Arrays.stream(distances(column)).max().orElse(0);
    }

    private static double robustness(double[] column, int[] bins) {
        double deviation = deviation(column);
        return deviation == 0 ? 0 : 1 - moved(column, bins) / deviation;
    }

    /** How far the latent goes from its mean within a bin, the mean over the bins that are used. */
    private static double moved(double[] column, int[] bins) {
        int[] counts = new int[Bins.COUNT];
        for (int bin : bins) {
            counts[bin]++;
        }
        double[][] groups = new double[Bins.COUNT][];
        Arrays.setAll(groups, bin -> new double[counts[bin]]);
        for (int row = 0; row < bins.length; row++) {
            groups[bins[row]][--counts[bins[row]]] = column[row];
        }
        return Arrays.stream(groups)
                .filter(group -> group.length > 0)
                .mapToDouble(group -> quantile(distances(group)))
                .average()
                .orElse(0);
    }

    private static double[] distances(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values).map(value -> Math.abs(value - mean)).toArray();
    }

    /** With a straight line between neighbours, as NumPy's percentile. */
    private static double quantile(double[] values) {
        Arrays.sort(values);
        double at = QUANTILE * (values.length - 1);
        int below = (int) at;
        double lower = values[below];
        double upper = values[Math.min(below + 1, values.length - 1)];
        return lower + (at - below) * (upper - lower);
    }

    /**
     * The factor that a latent is most robust to be held by, its parent: the first of equals, 0
     * where no factor changes.
     */
    public int parent(int latent) {
        return IntStream.range(0, robustness[latent].length)
                .filter(factor -> !Double.isNaN(robustness[latent][factor]))
                .reduce(
                        (best, factor) ->
                                robustness[latent][factor] > robustness[latent][best]
                                        ? factor
                                        : best)
                .orElse(0);
    }

    /**
     * The greatest robustness of each latent, weighted by the latent's deviation, so that still
     * latents have no say; 0 where no latent changes, or no factor.
     */
    public double score() {
        double sum = 0;
        double weights = 0;
        for (int latent = 0; latent < deviation.length; latent++) {
            sum +=
                    deviation[latent]
                            * Arrays.stream(robustness[latent])
                                    .filter(share -> !Double.isNaN(share))
                                    .max()
                                    .orElse(0);
            weights += deviation[latent];
        }
        return weights > 0 ? sum / weights : 0;
    }
}
