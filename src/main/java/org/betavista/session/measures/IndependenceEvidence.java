package org.betavista.session.measures;

/**
 * What latents have in common, where the data tells no factors.
 *
 * @param information mutual information of the codes along two latents in nats, latent by latent;
 *     on the diagonal the entropy of the binned latent
 * @param correlation of the codes along two latents, -1 to 1, latent by latent
 * @param active whether a latent's mean varies over the images
 */
public record IndependenceEvidence(
        double[][] information, double[][] correlation, boolean[] active) {}
