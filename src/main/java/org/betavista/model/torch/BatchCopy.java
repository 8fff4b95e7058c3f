package org.betavista.model.torch;

import ai.djl.ndarray.NDArray;

/**
 * Copies of a model's own arrays for the time of a batch: what is computed from an array belongs to
 * its manager, so that results of the model's own arrays would stay as long as the model.
 */
public final class BatchCopy {
    private BatchCopy() {}

    /**
     * The same values; gradients flow to the original.
     *
     * @param own belongs to a model
     * @param x any array of the batch, whose manager owns the copy
     */
    public static NDArray of(NDArray own, NDArray x) {
        return x.getManager().zeros(own.getShape(), own.getDataType()).add(own);
    }
}
