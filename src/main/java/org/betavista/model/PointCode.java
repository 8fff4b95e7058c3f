package org.betavista.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * One code an image, without spread.
 *
 * @param mu (N, L)
 */
public record PointCode(NDArray mu) implements Posterior {
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
        throw new UnsupportedOperationException("a point has no density");
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
