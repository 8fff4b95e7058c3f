package org.betavista.model;

/**
 * The terms of the ELBO for several images, in nats.
 *
 * @param latentSize L
 * @param reconstruction -log p(x|z) at one draw of z, (N)
 * @param klPerDimension KL of each latent, image by image, N x L
 */
public record Evaluation(int latentSize, float[] reconstruction, float[] klPerDimension) {
    /** The KL of one image, summed over the latents. */
    public double kl(int image) {
        double sum = 0;
        for (int j = 0; j < latentSize; j++) {
            sum += klPerDimension[image * latentSize + j];
        }
        return sum;
    }

    /** The mean reconstruction term over all images. */
    public double meanReconstruction() {
        double sum = 0;
        for (float value : reconstruction) {
            sum += value;
        }
        return sum / reconstruction.length;
    }

    /** The mean KL over all images. */
    public double meanKl() {
        double sum = 0;
        for (double value : meanKlPerDimension()) {
            sum += value;
        }
        return sum;
    }

    /** The mean KL of every latent over all images, (L). */
    public double[] meanKlPerDimension() {
        double[] mean = new double[latentSize];
        for (int i = 0; i < klPerDimension.length; i++) {
            mean[i % latentSize] += klPerDimension[i] / (double) reconstruction.length;
        }
        return mean;
    }
}
