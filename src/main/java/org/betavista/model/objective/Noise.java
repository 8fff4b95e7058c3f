package org.betavista.model.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Where an objective gets its random numbers, so that a test can give it fixed ones. */
@FunctionalInterface
public interface Noise {
    /** Independent draws from N(0, 1), float32. */
    NDArray normal(Shape shape);
}
