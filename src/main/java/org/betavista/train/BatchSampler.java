package org.betavista.train;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.betavista.data.PartSeed;
import org.betavista.data.Permutation;

/**
 * Which images a step sees: every image once an epoch, in an order that depends on the seed and the
 * epoch alone, so that a run can go on from any step. The last batch of an epoch may be smaller.
 */
public final class BatchSampler {
    private final long seed;
    private final int size;
    private final int batchSize;
    private long shuffledEpoch = -1;
    private int[] order = new int[0];

    /**
     * @param size the number of images
     * @param batchSize images a step; at most {@code size} are taken
     */
    public BatchSampler(long seed, int size, int batchSize) {
        this.seed = seed;
        this.size = size;
        this.batchSize = Math.min(batchSize, size);
    }

    /** The number of steps in which every image is seen once. */
    public int batchesPerEpoch() {
        return (size + batchSize - 1) / batchSize;
    }

    /**
     * The images of a step.
     *
     * @param step 0 for the first
     */
    public int[] batch(long step) {
        long epoch = step / batchesPerEpoch();
        if (epoch != shuffledEpoch) {
            order = Permutation.of(size, new SplittableRandom(PartSeed.of(seed, epoch)));
            shuffledEpoch = epoch;
        }
        int first = (int) (step % batchesPerEpoch()) * batchSize;
        return Arrays.copyOfRange(order, first, Math.min(size, first + batchSize));
    }
}
