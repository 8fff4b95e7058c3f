package org.betavista.model;

import ai.djl.ndarray.NDArray;

/** q(z|x): what the encoder says about the codes of some images. */
public sealed interface Posterior permits CertainCode, DiagonalGaussian, FullGaussian {
    /** The mean of z, (N, L). */
    NDArray mu();

    /** log of the variance of each latent by itself, (N, L); minus infinity where there is none. */
    NDArray logVar();

    /** The covariance of z, (N, L, L); zeros where there is no spread. */
    NDArray covariance();

    /**
     * A draw by the reparameterisation trick, so that gradients reach the encoder.
     *
     * @param epsilon standard normal noise, (N, L)
     * @return z, (N, L)
     */
    NDArray sample(NDArray epsilon);

    /**
     * log q(z|x) in nats.
     *
     * @param z codes, (N, L)
     * @return (N)
     * @throws UnsupportedOperationException if q has no density
     */
    NDArray logDensity(NDArray z);

    /**
     * The share of every latent in KL(q(z|x) || N(0, I)) in nats, never negative, (N, L); zero
     * where q has no density.
     */
    NDArray klPerDimension();

    /** How many values of log sigma^2 stand at the limit of their clamp, scalar. */
    NDArray clampedCount();
}
