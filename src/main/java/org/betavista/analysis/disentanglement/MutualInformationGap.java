package org.betavista.analysis.disentanglement;

/**
 * MIG: how much better the best latent knows a factor than the second best (Chen et al. 2018,
 * "Isolating sources of disentanglement in VAEs", section 4), by the estimator of Locatello et al.
 * 2019: {@value #BINS} bins of equal width a latent, mutual information from counts.
 *
 * @param information mutual information in nats, latent by factor
 * @param entropy of each factor in nats
 */
public record MutualInformationGap(double[][] information, double[] entropy) {
    /** Bins of equal width from a latent's least value to its greatest. */
    public static final int BINS = 20;

    /** Counts which latents know which factors. */
    public static MutualInformationGap of(FactoredCodes data) {
        double[] mu = data.codes();
        int latents = data.latents();
        int[][] factors = data.factors();
        int[] counts = data.counts();
        double[][] information = new double[latents][factors.length];
        double[] entropy = new double[factors.length];
        for (int factor = 0; factor < factors.length; factor++) {
            entropy[factor] = entropy(factors[factor], counts[factor]);
        }
        for (int latent = 0; latent < latents; latent++) {
            int[] bins = bins(mu, latents, latent);
            for (int factor = 0; factor < factors.length; factor++) {
                information[latent][factor] = information(bins, factors[factor], counts[factor]);
            }
        }
        return new MutualInformationGap(information, entropy);
    }

    /**
     * The gap divided by the factor's entropy, averaged over the factors, in [0, 1]. Factors that
     * take one value only can be known by nobody and are passed over; 0 where no others are left.
     * With one latent the second best knows nothing.
     */
    public double score() {
        double sum = 0;
        int known = 0;
        for (int factor = 0; factor < entropy.length; factor++) {
            if (entropy[factor] > 0) {
                sum += gap(factor) / entropy[factor];
                known++;
            }
        }
        return known == 0 ? 0 : sum / known;
    }

    private double gap(int factor) {
        double top = 0;
        double second = 0;
        for (double[] latent : information) {
            if (latent[factor] > top) {
                second = top;
                top = latent[factor];
            } else {
                second = Math.max(second, latent[factor]);
            }
        }
        return top - second;
    }

    /** The bin of every row, by NumPy's histogram edges: first + i * (last - first) / bins. */
    private static int[] bins(double[] mu, int latents, int latent) {
        int rows = mu.length / latents;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < rows; row++) {
            least = Math.min(least, mu[row * latents + latent]);
            greatest = Math.max(greatest, mu[row * latents + latent]);
        }
        // A latent that does not move has all rows in one bin, whatever the bins' width.
        double width = greatest > least ? (greatest - least) / BINS : 1;
        int[] bins = new int[rows];
        for (int row = 0; row < rows; row++) {
            bins[row] = bin(mu[row * latents + latent], least, width);
        }
        return bins;
    }

    private static int bin(double value, double least, double width) {
        int bin = (int) Math.min(BINS - 1.0, Math.max(0, (value - least) / width));
        // The edges decide, not the division, which may round to the other side of one.
        if (bin + 1 < BINS && value >= least + (bin + 1) * width) {
            return bin + 1;
        }
        return bin > 0 && value < least + bin * width ? bin - 1 : bin;
    }

    private static double information(int[] bins, int[] values, int count) {
        int[][] joint = new int[BINS][count];
        int[] ofBin = new int[BINS];
        int[] ofValue = new int[count];
        for (int row = 0; row < bins.length; row++) {
            joint[bins[row]][values[row]]++;
            ofBin[bins[row]]++;
            ofValue[values[row]]++;
        }
        double total = bins.length;
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            for (int value = 0; value < count; value++) {
                int both = joint[bin][value];
                if (both > 0) {
                    sum +=
                            both
                                    / total
                                    * Math.log(
                                            both * total / ((double) ofBin[bin] * ofValue[value]));
                }
            }
        }
        // Rounding may leave less than nothing.
        return Math.max(0, sum);
    }

    private static double entropy(int[] values, int count) {
        int[] counts = new int[count];
        for (int value : values) {
            counts[value]++;
        }
        double sum = 0;
        for (int times : counts) {
            if (times > 0) {
                double share = times / (double) values.length;
                sum -= share * Math.log(share);
            }
        }
        return sum;
    }
}
