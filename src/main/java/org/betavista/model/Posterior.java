package org.betavista.model;

import ai.djl.ndarray.NDArray;

/** q(z|x): what the encoder says about the code of an image. */
public sealed interface Posterior permits DiagonalGaussian {
    /** The mean of z, (N, L). */
    NDArray mu();

    /** log sigma^2 of each latent, (N, L). */
    NDArray logVar();

    /**
     * A draw by the reparameterisation trick, so that gradients reach the encoder.
     *
     * @param epsilon standard normal noise, (N, L)
     * @return z, (N, L)
     */
    NDArray sample(NDArray epsilon);

    /** KL(q(z_j|x) || N(0, 1)) of every latent in nats, (N, L). */
    NDArray klPerDimension();

    /** How many values of log sigma^2 stand at the limit of their clamp, scalar. */
    NDArray clampedCount();
}
