package org.betavista.session.measures;

import java.util.List;
import org.betavista.analysis.Histogram;

/**
 * Draws from the prior beside the held-out images nearest to them, and what no draw comes near to.
 *
 * @param wall some of the draws, in the order drawn
 * @param farDistance nine of ten held-out images have their fifth nearest other nearer than this
 * @param missed some of the held-out images in whose neighbourhood no draw falls
 * @param missedCount how many there are
 * @param images how many held-out images were compared
 * @param marginals all codes against the prior, one entry a latent
 */
public record CompletenessEvidence(
        List<Draw> wall,
        double farDistance,
        List<Missed> missed,
        int missedCount,
        int images,
        List<Marginal> marginals) {
    /**
     * A draw from the prior.
     *
     * @param code z, (L)
     * @param image the decoded code, values in [0, 1], (D)
     * @param nearest the held-out image nearest in pixels, (D)
     * @param distance to it, Euclidean over the pixels
     * @param inside whether the draw lies in the neighbourhood (the k-NN ball) of a held-out image
     */
    public record Draw(
            float[] code, float[] image, float[] nearest, double distance, boolean inside) {}

    /**
     * A held-out image that no draw comes near to.
     *
     * @param image values in [0, 1], (D)
     * @param code the mean of its code, (L)
     */
    public record Missed(float[] image, float[] code) {}

    /**
     * All codes along one latent.
     *
     * @param latent which
     * @param mean of q(z_j), the aggregate posterior
     * @param variance of q(z_j)
     * @param kl of the Gaussian with that mean and variance to N(0, 1), in nats
     * @param means of the images' codes along the latent
     */
    public record Marginal(int latent, double mean, double variance, double kl, Histogram means) {}
}
