package org.betavista.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** A q(z|x) that is one code: no spread, no density, and so no KL. */
sealed interface CertainCode extends Posterior permits PointCode, QuantisedCode {
    @Override
    default NDArray logVar() {
        return Scalar.of(Double.NEGATIVE_INFINITY, mu()).broadcast(mu().getShape()); // (N, L)
    }

    @Override
    default NDArray covariance() {
        long latents = mu().getShape().get(1);
        return mu().getManager()
                .zeros(new Shape(mu().getShape().get(0), latents, latents)); // (N, L, L)
    }

    @Override
    default NDArray sample(NDArray epsilon) {
        return mu(); // (N, L)
    }

    @Override
    default NDArray logDensity(NDArray z) {
        throw new UnsupportedOperationException("one certain code has no density");
    }

    @Override
    default NDArray klPerDimension() {
        return mu().getManager().zeros(mu().getShape()); // (N, L)
    }

    @Override
    default NDArray clampedCount() {
        return mu().getManager().zeros(new Shape(), DataType.INT64); // scalar
    }
}
