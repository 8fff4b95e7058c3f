package org.betavista.model;

import ai.djl.ndarray.NDArray;

/** What training minimises. */
public sealed interface Objective permits BetaVae {
    /**
     * The loss of one batch.
     *
     * @param model the networks
     * @param x images, values in [0, 1], (N, D)
     * @param epsilon standard normal noise, (N, L)
     * @param beta the price of a nat of KL, scalar; an array, so that it can change while training
     */
    LossTerms loss(Vae model, NDArray x, NDArray epsilon, NDArray beta);
}
