package org.betavista.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * A grid of codebook vectors, the nearest ones to what the encoder gave (van den Oord et al. 2017,
 * equations 1 and 2).
 *
 * @param encoded what the encoder gave, (N, L)
 * @param indices which vector each position takes, int64, (N * positions)
 * @param mu the grid of these vectors, with the gradient passed straight through to the encoder,
 *     (N, L)
 */
public record QuantisedCode(NDArray encoded, NDArray indices, NDArray mu) implements Posterior {
    private static final int[] DEPTH = {1};

    /**
     * Finds the nearest vectors.
     *
     * @param encoded (N, positions * depth)
     * @param vectors (K, depth)
     */
    static QuantisedCode of(NDArray encoded, NDArray vectors) {
        long depth = vectors.getShape().get(1);
        NDArray points = encoded.stopGradient().reshape(-1, depth); // (M, depth)
        // |p - e|^2 = |p|^2 - 2 p e + |e|^2, of which the first does not choose
        NDArray distance =
                vectors.square()
                        .sum(DEPTH)
                        .expandDims(0)
                        .sub(
                                points.matMul(vectors.transpose())
                                        .mul(Scalar.of(2, encoded))); // (M, K)
        NDArray indices = distance.argMin(1); // (M)
        NDArray nearest =
                indices.oneHot((int) vectors.getShape().get(0))
                        .matMul(vectors)
                        .reshape(encoded.getShape()); // (M, K) x (K, depth) -> (N, L)
        // Forward the vector, backward the identity (section 3.2).
        NDArray straightThrough = encoded.add(nearest.sub(encoded).stopGradient());
        return new QuantisedCode(encoded, indices, straightThrough);
    }

    @Override
    public NDArray logVar() {
        return Scalar.of(Double.NEGATIVE_INFINITY, mu).broadcast(mu.getShape()); // (N, L)
    }

    @Override
    public NDArray covariance() {
        long latents = mu.getShape().get(1);
        return mu.getManager().zeros(new Shape(mu.getShape().get(0), latents, latents));
    }

    @Override
    public NDArray sample(NDArray epsilon) {
        return mu; // (N, L)
    }

    @Override
    public NDArray logDensity(NDArray z) {
        throw new UnsupportedOperationException("a code of a codebook has no density");
    }

    @Override
    public NDArray klPerDimension() {
        return mu.getManager().zeros(mu.getShape()); // (N, L)
    }

    @Override
    public NDArray clampedCount() {
        return mu.getManager().zeros(new Shape(), DataType.INT64);
    }
}
