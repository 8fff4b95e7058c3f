package org.betavista.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;

/**
 * q(z|x) = N(mu, F F^T), F lower triangular with a positive diagonal (Kingma &amp; Welling 2019,
 * "An introduction to VAEs", section 2.5.1).
 *
 * @param mu (N, L)
 * @param logDiagonal log of the squared diagonal of F, clamped to [-10, 10], (N, L)
 * @param factor F, (N, L, L)
 */
public record FullGaussian(NDArray mu, NDArray logDiagonal, NDArray factor) implements Posterior {
    private static final int[] LAST = {2};
    private static final int[] LATENTS = {1};

    /**
     * Reads the encoder's output: mu, then the log of the squared diagonal, then L x L values of
     * which those below the diagonal are used.
     *
     * @param parameters (N, 2L + L*L)
     */
    static FullGaussian of(NDArray parameters, int latentSize) {
        NDArray mu = parameters.get(":, :" + latentSize); // (N, L)
        NDArray logDiagonal =
                parameters
                        .get(":, " + latentSize + ":" + 2 * latentSize)
                        .clip(-DiagonalGaussian.WIDEST_LOG_VAR, DiagonalGaussian.WIDEST_LOG_VAR);
        NDArray square =
                parameters
                        .get(":, " + 2 * latentSize + ":")
                        .reshape(-1, latentSize, latentSize); // (N, L, L)
        NDArray below = square.mul(belowDiagonal(mu, latentSize)); // (N, L, L)
        NDArray sigma = logDiagonal.mul(Scalar.of(0.5, mu)).exp(); // (N, L)
        NDArray identity = mu.getManager().eye(latentSize); // (L, L)
        return new FullGaussian(
                mu, logDiagonal, below.add(sigma.expandDims(2).mul(identity))); // (N, L, L)
    }

    /** Ones below the diagonal, zeros elsewhere, (L, L). */
    private static NDArray belowDiagonal(NDArray beside, int size) {
        NDArray numbers = beside.getManager().arange(size); // (L)
        return numbers.expandDims(0)
                .lt(numbers.expandDims(1))
                .toType(DataType.FLOAT32, false); // (L, L)
    }

    @Override
    public NDArray logVar() {
        return factor.square().sum(LAST).log(); // (N, L): the diagonal of F F^T
    }

    @Override
    public NDArray covariance() {
        return factor.matMul(factor.transpose(0, 2, 1)); // (N, L, L)
    }

    @Override
    public NDArray sample(NDArray epsilon) {
        return mu.add(factor.matMul(epsilon.expandDims(2)).squeeze(2)); // (N, L)
    }

    @Override
    public NDArray logDensity(NDArray z) {
        // With u = F^-1 (z - mu): -1/2 (u^T u + log det F F^T + L log 2 pi)
        NDArray whitened = solve(z.sub(mu)); // (N, L)
        double constant = mu.getShape().get(1) * Math.log(2 * Math.PI);
        return whitened.square()
                .add(logDiagonal)
                .sum(LATENTS)
                .add(constant)
                .mul(Scalar.of(-0.5, mu)); // (N)
    }

    /** F^-1 v by forward substitution, latent by latent, (N, L). */
    private NDArray solve(NDArray v) {
        int size = (int) mu.getShape().get(1);
        NDList solved = new NDList();
        for (int j = 0; j < size; j++) {
            NDArray rest = v.get(":, " + j); // (N)
            if (j > 0) {
                NDArray row = factor.get(":, " + j + ", :" + j); // (N, j)
                NDArray before = NDArrays.stack(solved, 1); // (N, j)
                rest = rest.sub(row.mul(before).sum(LATENTS)); // (N)
            }
            solved.add(rest.div(factor.get(":, " + j + ", " + j))); // (N)
        }
        return NDArrays.stack(solved, 1); // (N, L)
    }

    /**
     * {@inheritDoc}
     *
     * <p>1/2 (mu_j^2 + S_jj - 1 - log F_jj^2) with S = F F^T. It sums to the KL of the whole, and
     * is the KL of latent j by itself plus the mutual information between it and the latents before
     * it, because F_jj^2 is its variance once those are known.
     */
    @Override
    public NDArray klPerDimension() {
        NDArray variance = factor.square().sum(LAST); // (N, L)
        return mu.square().add(variance).sub(logDiagonal).sub(1).mul(Scalar.of(0.5, mu)); // (N, L)
    }

    @Override
    public NDArray clampedCount() {
        return logDiagonal
                .abs()
                .gte(DiagonalGaussian.WIDEST_LOG_VAR)
                .toType(DataType.INT32, false)
                .sum(); // scalar
    }
}
