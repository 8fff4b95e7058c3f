package org.betavista.model.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;

/**
 * What the terms of an objective cost at one step. Arrays, so that they can change while training.
 *
 * @param alpha the price of a nat of reconstruction, scalar
 * @param beta the price of a nat of KL, scalar
 * @param strength the price of the term that is the objective's own, scalar
 * @param capacity the nats of KL that the objective aims at, scalar; 0 where it aims at none
 * @param freeBits nats of each latent's mean KL that cost nothing, scalar (Kingma et al. 2016,
 *     "Improving variational inference with inverse autoregressive flow", appendix C.8)
 */
public record Charges(
        NDArray alpha, NDArray beta, NDArray strength, NDArray capacity, NDArray freeBits) {
    /**
     * What the KL costs: beta * sum_j max(KL_j, free bits).
     *
     * @param klPerDimension mean over the batch, (L)
     */
    NDArray ofKl(NDArray klPerDimension) {
        return NDArrays.maximum(klPerDimension, freeBits).sum().mul(beta); // scalar
    }
}
