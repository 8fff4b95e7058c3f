package org.betavista.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;

/**
 * Multiplies plain matrices by the engine, some fifty times as fast as loops in Java.
 *
 * <p>Belongs to the thread that made it; making it turns that thread's gradient mode off. Close it
 * on the same thread.
 */
public final class NativeProduct implements AutoCloseable {
    private final NDManager manager;

    /**
     * @param threads how many cores one product may use
     */
    public NativeProduct(int threads) {
        NativeEngine.prepareThread(threads, false);
        manager = NDManager.newBaseManager("PyTorch");
    }

    /**
     * A times B transposed, in single precision.
     *
     * @param a rows of {@code inner} values, n x inner
     * @param b rows of {@code inner} values, m x inner
     * @return n x m, a new array
     */
    public float[] timesTransposed(float[] a, float[] b, int inner) {
        try (NDManager product = manager.newSubManager()) {
            NDArray left = matrix(product, a, inner); // (n, inner)
            NDArray right = matrix(product, b, inner); // (m, inner)
            return left.matMul(right.transpose()).toFloatArray(); // (n, m)
        }
    }

    private static NDArray matrix(NDManager product, float[] values, int columns) {
        ByteBuffer bytes = product.allocateDirect(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        return product.create(bytes, new Shape(values.length / columns, columns), DataType.FLOAT32);
    }

    @Override
    public void close() {
        manager.close();
    }
}
