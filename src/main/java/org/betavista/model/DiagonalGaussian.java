package org.betavista.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * q(z|x) = N(mu, diag(sigma^2)) (Kingma &amp; Welling 2013, section 3).
 *
 * @param mu (N, L)
 * @param logVar log sigma^2, clamped to [-10, 10], (N, L)
 */
public record DiagonalGaussian(NDArray mu, NDArray logVar) implements Posterior {
    /** Far outside of anything that a working model needs; keeps exp() finite. */
    static final float WIDEST_LOG_VAR = 10;

    private static final int[] LATENTS = {1};

    /**
     * Reads the encoder's output: mu in the first half of the columns, log sigma^2 in the second.
     *
     * @param parameters (N, 2L)
     */
    static DiagonalGaussian of(NDArray parameters, int latentSize) {
        NDArray mu = parameters.get(":, :" + latentSize); // (N, L)
        NDArray logVar = parameters.get(":, " + latentSize + ":"); // (N, L)
        return new DiagonalGaussian(mu, logVar.clip(-WIDEST_LOG_VAR, WIDEST_LOG_VAR));
    }

    @Override
    public NDArray covariance() {
        NDArray identity = mu.getManager().eye((int) mu.getShape().get(1)); // (L, L)
        return identity.mul(logVar.exp().expandDims(2)); // (N, L, L)
    }

    @Override
    public NDArray sample(NDArray epsilon) {
        NDArray sigma = logVar.mul(Scalar.of(0.5, logVar)).exp(); // (N, L)
        return mu.add(sigma.mul(epsilon)); // (N, L)
    }

    @Override
    public NDArray logDensity(NDArray z) {
        return logDensityPerDimension(z).sum(LATENTS); // (N)
    }

    /** log q(z_j|x) of every latent by itself in nats, (N, L). */
    public NDArray logDensityPerDimension(NDArray z) {
        // -1/2 ((z - mu)^2 / sigma^2 + log sigma^2 + log 2 pi)
        return z.sub(mu)
                .square()
                .mul(logVar.neg().exp())
                .add(logVar)
                .add(Math.log(2 * Math.PI))
                .mul(Scalar.of(-0.5, z)); // (N, L)
    }

    @Override
    public NDArray klPerDimension() {
        // 1/2 (mu^2 + sigma^2 - 1 - log sigma^2), Kingma & Welling 2013, appendix B
        return mu.square().add(logVar.exp()).sub(logVar).sub(1).mul(Scalar.of(0.5, mu)); // (N, L)
    }

    @Override
    public NDArray clampedCount() {
        return logVar.abs().gte(WIDEST_LOG_VAR).toType(DataType.INT32, false).sum(); // scalar
    }
}
