package org.betavista.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Constants in formulas that gradients flow through.
 *
 * <p>{@code array.mul(0.5f)} must not be used there: DJL puts the number into Java memory and lets
 * go of it at once, while PyTorch remembers its address for the backward pass. Whenever the
 * collector runs in between, the gradient is multiplied by whatever stands there then.
 */
public final class Scalar {
    private Scalar() {}

    /** A constant in native memory, scalar, owned by the manager of {@code beside}. */
    public static NDArray of(double value, NDArray beside) {
        return beside.getManager().full(new Shape(), (float) value, DataType.FLOAT32);
    }
}
