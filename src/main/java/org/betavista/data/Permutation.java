package org.betavista.data;

import java.util.SplittableRandom;

/** Seeded shuffles. */
public final class Permutation {
    private Permutation() {}

    /** The numbers 0 to {@code size - 1} in an order drawn from {@code random} (Fisher-Yates). */
    public static int[] of(int size, SplittableRandom random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
