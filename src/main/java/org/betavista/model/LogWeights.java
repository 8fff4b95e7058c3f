package org.betavista.model;

import ai.djl.ndarray.NDArray;

/**
 * What one draw of z says about p(x): log w = log p(x|z) + log p(z) - log q(z|x), of which the mean
 * over many draws of w, not of log w, is p(x) (Burda et al. 2016, "Importance weighted
 * autoencoders", section 3).
 */
final class LogWeights {
    private static final int[] LATENTS = {1};

    private LogWeights() {}

    /**
     * The weights of several draws for one image.
     *
     * @param x the image, (1, D)
     * @param posterior of the image, with a density, (1, L)
     * @param epsilon standard normal noise, (K, L)
     * @return log w in nats, (K)
     */
    static NDArray of(Vae vae, NDArray x, Posterior posterior, NDArray epsilon) {
        NDArray z = posterior.sample(epsilon); // (K, L)
        NDArray nats = vae.negativeLogLikelihood(x, vae.decode(z)); // (K)
        return logPrior(z).sub(nats).sub(posterior.logDensity(z)); // (K)
    }

    /** log N(z; 0, I) = -1/2 (z^T z + L log 2 pi), (K). */
    private static NDArray logPrior(NDArray z) {
        double constant = z.getShape().get(1) * Math.log(2 * Math.PI);
        return z.square().sum(LATENTS).add(constant).mul(Scalar.of(-0.5, z)); // (K)
    }
}
