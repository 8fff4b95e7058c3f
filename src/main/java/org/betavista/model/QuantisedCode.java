package org.betavista.model;

import ai.djl.ndarray.NDArray;

/**
 * A grid of codebook vectors, the nearest ones to what the encoder gave (van den Oord et al. 2017,
 * equations 1 and 2).
 *
 * @param encoded what the encoder gave, (N, L)
 * @param indices which vector each position takes, int64, (N * positions)
 * @param mu the grid of these vectors, with the gradient passed straight through to the encoder,
 *     (N, L)
 */
public record QuantisedCode(NDArray encoded, NDArray indices, NDArray mu) implements CertainCode {
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
}
