package org.betavista.analysis.disentanglement;

import java.util.stream.IntStream;

/**
 * Which latents say something of the image: those with Var_x E[z_j|x] > 0.01 (Burda et al. 2016,
 * "Importance weighted autoencoders", section 5). A model without any has collapsed, and no score
 * of its codes means anything.
 *
 * @param variance of the code means of each latent over the images, divided by N
 */
public record ActiveUnits(double[] variance) {
    /** A latent is active above this variance. */
    public static final double THRESHOLD = 0.01;

    /**
     * Counts.
     *
     * @param mu code means, image by image, N x L; no image leaves all latents still, and a latent
     *     with a value that is no number is not active
     * @param latents L, at least 1
     */
    public static ActiveUnits of(double[] mu, int latents) {
        int images = mu.length / latents;
        double[] mean = new double[latents];
        for (int i = 0; i < mu.length; i++) {
            mean[i % latents] += mu[i] / images;
        }
        double[] variance = new double[latents];
        for (int i = 0; i < mu.length; i++) {
            double distance = mu[i] - mean[i % latents];
            variance[i % latents] += distance * distance / images;
        }
        return new ActiveUnits(variance);
    }

    /** Whether a latent is active. */
    public boolean isActive(int latent) {
        return variance[latent] > THRESHOLD;
    }

    /** The active latents in rising order, as {@link FactoredCodes#choosing} takes them. */
    public int[] indices() {
        return IntStream.range(0, variance.length).filter(this::isActive).toArray();
    }

    /** How many are active; 0 says "collapsed". */
    public int count() {
        return indices().length;
    }
}
