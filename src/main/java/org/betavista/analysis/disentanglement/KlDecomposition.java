package org.betavista.analysis.disentanglement;

import org.betavista.analysis.LogSum;
import org.betavista.analysis.TotalCorrelation;

/**
 * The KL of a model's codes in three parts: Chen et al. 2018, "Isolating sources of disentanglement
 * in VAEs", equation 2. In nats per image.
 *
 * <p>q(z) is the mean of q(z|x) over all images at hand, so this is the full-sample estimate, with
 * one drawn code an image. The mutual information cannot come out above log N, whatever it truly
 * is, and pulls the total correlation along: see {@link #isMeaningful}.
 *
 * @param mutualInformation between image and code, 0 to log N but for the noise of the draws
 * @param totalCorrelation what the latents say in common
 * @param dimensionWiseKl sum over the latents of the KL of q(z_j) to N(0, 1)
 */
public record KlDecomposition(
        double mutualInformation, double totalCorrelation, double dimensionWiseKl) {
    /** The share of log N above which a KL is too large to be taken apart. */
    public static final double LARGEST_SHARE = 0.7;

    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    /**
     * Takes apart the KL of N Gaussians with independent latents. Takes N * N * (L + 1)
     * exponentials, so give it some thousands of images and not more.
     *
     * @param mu means, image by image, N x L, N at least 1
     * @param logVar log variances, finite, N x L
     * @param z a draw from each, N x L
     * @param latents L
     */
    public static KlDecomposition of(double[] mu, double[] logVar, double[] z, int latents) {
        int images = mu.length / latents;
        double[] precision = new double[logVar.length];
        for (int i = 0; i < precision.length; i++) {
            precision[i] = Math.exp(-logVar[i]);
        }
        double information = 0;
        double correlation = 0;
        double dimensionWise = 0;
        double[][] marginals = new double[latents][images];
        double[] joint = new double[images];
        for (int i = 0; i < images; i++) {
            double prior = 0;
            for (int k = 0; k < images; k++) {
                joint[k] = 0;
                for (int j = 0; j < latents; j++) {
                    int at = k * latents + j;
                    double distance = z[i * latents + j] - mu[at];
                    double log =
                            -0.5 * (distance * distance * precision[at] + logVar[at] + LOG_TWO_PI);
                    marginals[j][k] = log;
                    joint[k] += log;
                }
            }
            double given = joint[i]; // log q(z|x)
            double whole = LogSum.meanExp(joint); // log q(z)
            double independent = 0; // sum of log q(z_j)
            for (int j = 0; j < latents; j++) {
                independent += LogSum.meanExp(marginals[j]);
                double value = z[i * latents + j];
                prior -= 0.5 * (value * value + LOG_TWO_PI);
            }
            information += (given - whole) / images;
            correlation += (whole - independent) / images;
            dimensionWise += (independent - prior) / images;
        }
        return new KlDecomposition(information, correlation, dimensionWise);
    }

    /** The three together: the KL of the drawn codes, which is near its closed form. */
    public double sum() {
        return mutualInformation + totalCorrelation + dimensionWiseKl;
    }

    /**
     * Whether mutual information and total correlation may be shown: where the KL is above 0.7 log
     * N they say more of N than of the model, and {@link TotalCorrelation} stands in.
     *
     * @param kl the mean KL of the images in closed form, in nats
     * @param images N
     */
    public static boolean isMeaningful(double kl, int images) {
        return kl <= LARGEST_SHARE * Math.log(images);
    }
}
