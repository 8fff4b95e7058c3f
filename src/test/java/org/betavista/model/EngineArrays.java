package org.betavista.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;

/** Arrays and numbers for tests of formulas. */
public final class EngineArrays {
    private EngineArrays() {}

    public static float[] uniform(int count, double from, double to, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (from + (to - from) * random.nextDouble());
        }
        return values;
    }

    public static NDArray rows(NDManager manager, float[] values, int columns) {
        return manager.create(values, new Shape(values.length / columns, columns));
    }
}
