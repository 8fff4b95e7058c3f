package org.betavista.analysis.disentanglement;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.betavista.data.Factor;

/**
 * Batches from images that are encoded already: rows are drawn with replacement, values of a factor
 * as often as the images have them, factors alike among those that change: only these are counted,
 * and each is held over the images that it is known of. The same seed gives the same batches.
 */
public final class PooledBatches implements FactorBatches {
    private final FactoredCodes pool;

    /** Of each factor that changes, the images that it is known of. */
    private final int[][] known;

    /** Of each factor that changes, the images that share an image's value, image by image. */
    private final int[][][] alike;

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
        boolean[] changing = pool.changing();
        int[][] factors =
                IntStream.range(0, changing.length)
                        .filter(factor -> changing[factor])
                        .mapToObj(factor -> pool.factors()[factor])
                        .toArray(int[][]::new);
        if (factors.length == 0) {
            throw new IllegalArgumentException(
                    "No factor takes more than one value, so that none can be held still.");
        }
        known = Arrays.stream(factors).map(PooledBatches::known).toArray(int[][]::new);
        alike = Arrays.stream(factors).map(PooledBatches::alike).toArray(int[][][]::new);
    }

    private static int[] known(int[] values) {
        return IntStream.range(0, values.length)
                .filter(row -> values[row] != Factor.NO_VALUE)
                .toArray();
    }

    /** In the order of the images; an array is shared by all images that are in it. */
    private static int[][] alike(int[] values) {
        Map<Integer, int[]> rows =
                Arrays.stream(known(values))
                        .boxed()
                        .collect(
                                Collectors.groupingBy(
                                        row -> values[row],
                                        Collectors.collectingAndThen(
                                                Collectors.toList(),
                                                some ->
                                                        some.stream()
                                                                .mapToInt(Integer::intValue)
                                                                .toArray())));
        return Arrays.stream(values)
                .mapToObj(value -> rows.getOrDefault(value, new int[0]))
                .toArray(int[][]::new);
    }

    @Override
    public int latents() {
        return pool.latents();
    }

    @Override
    public int factors() {
        return known.length;
    }

    @Override
    public int factor() {
        return random.nextInt(known.length);
    }

    @Override
    public double[] free(int size) {
        return codes(random.ints(size, 0, pool.rows()).toArray());
    }

    @Override
    public double[] held(int factor, int size) {
        int[] some = alike[factor][known[factor][random.nextInt(known[factor].length)]];
        int[] drawn = new int[size];
        Arrays.setAll(drawn, i -> some[random.nextInt(some.length)]);
        return codes(drawn);
    }

    @Override
    public Pairs pairs(int factor, int size) {
        int[] rows = known[factor];
        int[] first = random.ints(size, 0, rows.length).map(i -> rows[i]).toArray();
        int[] second = new int[size];
        for (int i = 0; i < size; i++) {
            int[] some = alike[factor][first[i]];
            second[i] = some[random.nextInt(some.length)];
        }
        return new Pairs(codes(first), codes(second));
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
