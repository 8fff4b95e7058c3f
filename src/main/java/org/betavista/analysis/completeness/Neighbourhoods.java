package org.betavista.analysis.completeness;

import org.betavista.analysis.MatrixProduct;
import org.betavista.analysis.Rows;

/**
 * Images and the ball around each that reaches to its k-th nearest fellow: what Kynkaanniemi et al.
 * 2019 take for the region that the images come from. Real images need theirs once only.
 *
 * @param images image by image, N x D
 * @param pixels D
 * @param k the neighbour that the balls reach to
 * @param squaredRadii of the balls, N
 */
public record Neighbourhoods(float[] images, int pixels, int k, float[] squaredRadii) {
    /** The usual neighbour. */
    public static final int K = 5;

    /**
     * Finds the neighbours by {@link #K}.
     *
     * @param images image by image, N x D, finite, more than 5; kept
     * @param pixels D
     */
    public static Neighbourhoods of(float[] images, int pixels, MatrixProduct product) {
        return of(images, pixels, K, product);
    }

    /**
     * Finds the neighbours.
     *
     * @param images image by image, N x D, finite, more than k; kept
     * @param pixels D
     * @param k at least 1; an image is not its own neighbour
     */
    public static Neighbourhoods of(float[] images, int pixels, int k, MatrixProduct product) {
        if (k < 1) {
            throw new IllegalArgumentException("a neighbour has a number from 1, not " + k);
        }
        Rows.finite(images, pixels, k + 1, "images");
        SquaredDistances distances = SquaredDistances.of(images, images, pixels, product);
        return new Neighbourhoods(images, pixels, k, distances.squaredRadii(k));
    }

    /** N. */
    public int count() {
        return squaredRadii.length;
    }
}
