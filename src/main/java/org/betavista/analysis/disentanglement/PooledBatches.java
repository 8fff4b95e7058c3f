package org.betavista.analysis.disentanglement;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Batches from images that are encoded already: rows are drawn with replacement, values of a factor
 * as often as the images have them, factors alike among those that change. The same seed gives the
 * same batches.
 */
public final class PooledBatches implements FactorBatches {
    private final FactoredCodes pool;
    private final int[] changing;
    private final int[][][] rows;
    private final SplittableRandom random;

    /**
     * Sorts the images by the values of each factor.
     *
     * @param pool of images, kept and not copied
     * @param seed of the draws
     * @throws IllegalArgumentException where there is no image, a code is not finite, or no factor
     *     changes
     */
    public PooledBatches(FactoredCodes pool, long seed) {
        pool.columns();
        this.pool = pool;
        random = new SplittableRandom(seed);
        rows = new int[pool.factors().length][][];
        Arrays.setAll(rows, factor -> rowsByValue(pool.factors()[factor], pool.counts()[factor]));
        changing =
                IntStream.range(0, rows.length)
                        .filter(
                                factor ->
                                        Arrays.stream(rows[factor])
                                                        .filter(some -> some.length > 0)
                                                        .count()
                                                > 1)
                        .toArray();
        if (changing.length == 0) {
            throw new IllegalArgumentException(
                    "No factor takes more than one value, so that none can be held still.");
        }
    }

    private static int[][] rowsByValue(int[] factor, int count) {
        int[][] rows = new int[count][];
        int[] used = new int[count];
        for (int value : factor) {
            used[value]++;
        }
        Arrays.setAll(rows, value -> new int[used[value]]);
        for (int row = factor.length - 1; row >= 0; row--) {
            rows[factor[row]][--used[factor[row]]] = row;
        }
        return rows;
    }

    @Override
    public int latents() {
        return pool.latents();
    }

    @Override
    public int factors() {
        return pool.factors().length;
    }

    @Override
    public int factor() {
        return changing[random.nextInt(changing.length)];
    }

    @Override
    public double[] free(int size) {
        return codes(draws(size));
    }

    @Override
    public double[] held(int factor, int size) {
        int[] alike = alike(factor, random.nextInt(pool.rows()));
        int[] drawn = new int[size];
        Arrays.setAll(drawn, i -> alike[random.nextInt(alike.length)]);
        return codes(drawn);
    }

    @Override
    public Pairs pairs(int factor, int size) {
        int[] first = draws(size);
        int[] second = new int[size];
        for (int i = 0; i < size; i++) {
            int[] alike = alike(factor, first[i]);
            second[i] = alike[random.nextInt(alike.length)];
        }
        return new Pairs(codes(first), codes(second));
    }

    private int[] draws(int size) {
        return random.ints(size, 0, pool.rows()).toArray();
    }

    private int[] alike(int factor, int row) {
        return rows[factor][pool.factors()[factor][row]];
    }

    private double[] codes(int[] drawn) {
        int latents = pool.latents();
        double[] codes = new double[drawn.length * latents];
        for (int i = 0; i < drawn.length; i++) {
            System.arraycopy(pool.codes(), drawn[i] * latents, codes, i * latents, latents);
        }
        return codes;
    }
}
