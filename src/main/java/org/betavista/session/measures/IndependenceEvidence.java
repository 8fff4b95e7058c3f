package org.betavista.session.measures;

/**
 * What latents have in common, where the data tells no factors.
 *
 * @param information mutual information of the code means along two latents in nats, latent by
 *     latent; on the diagonal the entropy of the binned latent
 * @param active whether a latent's mean varies over the images
 */
public record IndependenceEvidence(double[][] information, boolean[] active) {}
