package org.betavista.model;

import ai.djl.ndarray.NDArray;

/**
 * The parts of an objective for one batch, in nats per image: summed over pixels and latents, mean
 * over the batch.
 *
 * @param reconstruction -log p(x|z), scalar
 * @param klPerDimension KL of each latent, (L)
 * @param kl the sum of these, scalar
 * @param total what is minimised, scalar
 * @param clampedCount how many values of log sigma^2 stood at their limit in this batch, scalar
 */
public record LossTerms(
        NDArray reconstruction,
        NDArray klPerDimension,
        NDArray kl,
        NDArray total,
        NDArray clampedCount) {}
