package org.betavista.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.function.UnaryOperator;

/**
 * A float32 array that the engine and Java see at once: both work on the same memory, so that
 * weights are read, saved and replaced by plain copies, and no array ever changes its storage.
 *
 * @param array for the engine
 * @param values for Java, row-major; only between two operations of the engine, on the same thread
 */
public record SharedArray(NDArray array, FloatBuffer values) {
    /** What the engine's vector instructions like best. */
    private static final int ALIGNMENT = 64;

    /** Makes an array of zeros, owned by {@code manager}. */
    public static SharedArray zeros(NDManager manager, Shape shape) {
        int bytes = Math.toIntExact(shape.size() * Float.BYTES);
        ByteBuffer memory =
                ByteBuffer.allocateDirect(bytes + 2 * ALIGNMENT)
                        .alignedSlice(ALIGNMENT)
                        .limit(bytes)
                        .slice()
                        .order(ByteOrder.nativeOrder());
        return new SharedArray(
                manager.create(memory, shape, DataType.FLOAT32), memory.asFloatBuffer());
    }

    /** Makes an array with the values of another, owned by {@code manager}. */
    static SharedArray copyOf(NDManager manager, NDArray other) {
        SharedArray copy = zeros(manager, other.getShape());
        copy.fill(other.toFloatArray());
        return copy;
    }

    /** The same memory behind a stand-in for the array. */
    SharedArray through(UnaryOperator<NDArray> lens) {
        return new SharedArray(lens.apply(array), values);
    }

    /** Replaces all values. */
    public void fill(float[] newValues) {
        if (newValues.length != values.capacity()) {
            throw new IllegalArgumentException(newValues.length + " for " + values.capacity());
        }
        values.put(0, newValues);
    }

    /** A copy outside of the engine. */
    public FloatTensor copy() {
        float[] copied = new float[values.capacity()];
        values.get(0, copied);
        return new FloatTensor(array.getShape().getShape(), copied);
    }
}
