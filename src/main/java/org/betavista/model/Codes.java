package org.betavista.model;

/**
 * What the encoder says about several images.
 *
 * @param latentSize L
 * @param mu means, image by image, N x L
 * @param logVar log of each latent's own variance, N x L; minus infinity where there is no spread
 * @param klPerDimension the share of each latent in KL(q(z|x) || N(0, I)) in nats, N x L; zero
 *     where q has no density
 */
public record Codes(int latentSize, float[] mu, float[] logVar, float[] klPerDimension) {
    /** The number of images. */
    public int count() {
        return mu.length / latentSize;
    }

    /** The mean of one image's code, a new array of L. */
    public float[] mu(int image) {
        return java.util.Arrays.copyOfRange(mu, image * latentSize, (image + 1) * latentSize);
    }

    /** The standard deviations of one image's code, a new array of L. */
    public float[] sigma(int image) {
        float[] sigma = new float[latentSize];
        for (int j = 0; j < latentSize; j++) {
            sigma[j] = (float) Math.exp(0.5 * logVar[image * latentSize + j]);
        }
        return sigma;
    }

    /** The mean KL of every latent over all images, in nats. */
    public double[] meanKl() {
        double[] mean = new double[latentSize];
        for (int i = 0; i < klPerDimension.length; i++) {
            mean[i % latentSize] += klPerDimension[i] / (double) count();
        }
        return mean;
    }

    /** The mean of every latent's mean over all images, E_x E[z_j|x]. */
    public double[] meanMu() {
        double[] mean = new double[latentSize];
        for (int i = 0; i < mu.length; i++) {
            mean[i % latentSize] += mu[i] / (double) count();
        }
        return mean;
    }

    /**
     * The variance of every latent's mean over all images, Var_x E[z_j|x]: above 0.01 a latent is
     * called active (Burda et al. 2016, section 5.2).
     */
    public double[] varianceOfMu() {
        double[] mean = meanMu();
        double[] variance = new double[latentSize];
        for (int i = 0; i < mu.length; i++) {
            double distance = mu[i] - mean[i % latentSize];
            variance[i % latentSize] += distance * distance / count();
        }
        return variance;
    }
}
