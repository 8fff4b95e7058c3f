package org.betavista.model;

/**
 * What the encoder says about several images.
 *
 * @param latentSize L
 * @param mu means, image by image, N x L
 * @param logVar log sigma^2, image by image, N x L
 */
public record Codes(int latentSize, float[] mu, float[] logVar) {
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

    /** KL(q(z_j|x) || N(0, 1)) of one image in nats: 1/2 (mu^2 + sigma^2 - 1 - log sigma^2). */
    public double kl(int image, int latent) {
        int i = image * latentSize + latent;
        return 0.5 * ((double) mu[i] * mu[i] + Math.exp(logVar[i]) - 1 - logVar[i]);
    }

    /** The mean KL of every latent over all images, in nats. */
    public double[] meanKl() {
        double[] mean = new double[latentSize];
        for (int image = 0; image < count(); image++) {
            for (int j = 0; j < latentSize; j++) {
                mean[j] += kl(image, j) / count();
            }
        }
        return mean;
    }
}
