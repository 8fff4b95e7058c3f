package org.betavista.data.synthetic;

import java.util.List;
import java.util.SplittableRandom;
import org.betavista.data.Factor;
import org.betavista.data.ImageDataset;
import org.betavista.data.ImageShape;
import org.betavista.data.PartSeed;

/**
 * Images of a world with factor values and style drawn at random, each by its own seed, so that any
 * image can be drawn on demand and none need be kept.
 */
public final class SampledWorld implements ImageDataset {
    private final World world;
    private final List<Factor> factors;
    private final long seed;
    private final int size;

    /**
     * @param size the number of images
     * @param seed same seed, same images
     */
    public SampledWorld(World world, int size, long seed) {
        this.world = world;
        this.factors = world.factors();
        this.size = size;
        this.seed = seed;
    }

    @Override
    public String name() {
        return world.name();
    }

    @Override
    public ImageShape shape() {
        return world.shape();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public List<Factor> factors() {
        return factors;
    }

    private SplittableRandom random(int index) {
        return new SplittableRandom(PartSeed.of(seed, index));
    }

    @Override
    public int factorValue(int index, int factor) {
        return world.randomValues(random(index))[factor];
    }

    @Override
    public void copyPixels(int index, byte[] target, int offset) {
        SplittableRandom random = random(index);
        int[] values = world.randomValues(random);
        world.draw(values, random.nextLong(), target, offset);
    }
}
