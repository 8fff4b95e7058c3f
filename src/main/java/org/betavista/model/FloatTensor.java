package org.betavista.model;

/**
 * Numbers with a shape, outside of the engine.
 *
 * @param shape sizes of the dimensions, outermost first
 * @param values row-major, {@code product of shape} of them; shared, must not change
 */
public record FloatTensor(long[] shape, float[] values) {
    public FloatTensor {
        long size = 1;
        for (long dimension : shape) {
            size = Math.multiplyExact(size, dimension);
        }
        if (size != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values for " + java.util.Arrays.toString(shape));
        }
    }
}
