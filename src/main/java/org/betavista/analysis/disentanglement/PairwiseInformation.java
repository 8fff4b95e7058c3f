package org.betavista.analysis.disentanglement;

/**
 * What two latents have in common, on average over the pairs: mutual information in nats from
 * {@value MutualInformationGap#BINS} bins of equal width each (Locatello et al. 2019,
 * "mutual_info_score"). Needs no factors. Counting gives a little even where latents are
 * independent: about (19 * 19) / (2 N) nats.
 *
 * @param information latent by latent, symmetric, the entropy of the binned latent on the diagonal
 */
public record PairwiseInformation(double[][] information) {
    /**
     * Counts. A latent that never changes, or that is not finite everywhere, shares nothing.
     *
     * @param mu code means, image by image, N x L, N at least 1
     * @param latents L, at least 1
     */
    public static PairwiseInformation of(double[] mu, int latents) {
        FactoredCodes codes = new FactoredCodes(mu, latents, new int[0][], new int[0]);
        int[][] bins = new int[latents][];
        double[][] information = new double[latents][latents];
        for (int j = 0; j < latents; j++) {
            bins[j] = Bins.of(codes.latent(j));
            for (int k = 0; k <= j; k++) {
                information[j][k] = Bins.information(bins[j], Bins.COUNT, bins[k], Bins.COUNT);
                information[k][j] = information[j][k];
            }
        }
        return new PairwiseInformation(information);
    }

    /** The mean over the pairs of different latents, in nats; 0 with one latent. */
    public double mean() {
        int latents = information.length;
        double sum = 0;
        for (int j = 0; j < latents; j++) {
            for (int k = 0; k < j; k++) {
                sum += 2 * information[j][k];
            }
        }
        return latents < 2 ? 0 : sum / ((double) latents * latents - latents);
    }
}
