package org.betavista.model;

import ai.djl.ndarray.NDArray;

/**
 * Reconstruction + beta * KL, with one sample of z an image: Higgins et al. 2017, "beta-VAE",
 * equation 4. beta = 1 is the negative ELBO of the VAE (Kingma &amp; Welling 2013, equation 3),
 * beta = 0 a noisy autoencoder that pays nothing for its code.
 */
public record BetaVae() implements Objective {
    private static final int[] BATCH = {0};

    @Override
    public LossTerms loss(Vae model, NDArray x, NDArray epsilon, NDArray beta) {
        Posterior posterior = model.encode(x);
        NDArray z = posterior.sample(epsilon); // (N, L)
        NDArray activations = model.decode(z); // (N, D)
        NDArray reconstruction =
                model.likelihood().negativeLogLikelihood(x, activations).mean(); // (N) -> scalar
        NDArray klPerDimension = posterior.klPerDimension().mean(BATCH); // (N, L) -> (L)
        NDArray kl = klPerDimension.sum(); // scalar
        NDArray total = reconstruction.add(kl.mul(beta)); // scalar
        return new LossTerms(reconstruction, klPerDimension, kl, total, posterior.clampedCount());
    }
}
