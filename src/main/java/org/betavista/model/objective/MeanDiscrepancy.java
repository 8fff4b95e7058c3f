package org.betavista.model.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.betavista.model.Scalar;

/**
 * The squared maximum mean discrepancy between two distributions, from draws of both (Gretton et
 * al. 2012, "A kernel two-sample test", equation 3), with the kernel exp(-|a - b|^2 / (2 L)).
 *
 * <p>The estimate has no bias, so that it is 0 on average where the distributions are the same, and
 * is sometimes below.
 */
final class MeanDiscrepancy {
    private static final int[] LATENTS = {1};

    private MeanDiscrepancy() {}

    /**
     * Between draws.
     *
     * @param a (N, L)
     * @param b (N, L)
     * @return scalar; 0 for a single draw, which has no other to be compared with
     */
    static NDArray squared(NDArray a, NDArray b) {
        long count = a.getShape().get(0);
        if (count < 2) {
            return a.getManager().zeros(new Shape());
        }
        NDArray pairs = Scalar.of(1.0 / (count * (count - 1)), a);
        NDArray others =
                a.getManager()
                        .ones(new Shape(count, count))
                        .sub(a.getManager().eye((int) count)); // (N, N), zeros on the diagonal
        NDArray within = kernel(a, a).add(kernel(b, b)).mul(others).sum().mul(pairs); // scalar
        NDArray between = kernel(a, b).mean().mul(Scalar.of(2, a)); // scalar
        return within.sub(between);
    }

    /** The kernel of all pairs, (N, M). */
    private static NDArray kernel(NDArray a, NDArray b) {
        // |a - b|^2 = |a|^2 + |b|^2 - 2 a b
        NDArray distance =
                a.square()
                        .sum(LATENTS, true)
                        .add(b.square().sum(LATENTS).expandDims(0))
                        .sub(a.matMul(b.transpose()).mul(Scalar.of(2, a))); // (N, M)
        return distance.mul(Scalar.of(-0.5 / a.getShape().get(1), a)).exp();
    }
}
