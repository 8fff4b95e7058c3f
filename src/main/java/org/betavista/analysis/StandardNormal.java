package org.betavista.analysis;

import java.util.SplittableRandom;

/** Seeded draws from N(0, I), apart from the engine's generator, which only training may use. */
public final class StandardNormal {
    private StandardNormal() {}

    /** {@code count} independent draws; the same seed gives the same draws. */
    public static float[] draws(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** The density of N(0, 1). */
    public static double density(double z) {
        return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    }
}
