package org.betavista.model.torch;

import ai.djl.ndarray.NDArray;

/**
 * An array that writes down what is computed with it, so that it can be computed again without
 * Java.
 */
public interface Recordable {
    /**
     * Runs an operation and writes it down.
     *
     * @param inputs of the operation, this array among them
     * @return the result, which writes down too
     */
    NDArray record(TorchOperation operation, NDArray... inputs);
}
