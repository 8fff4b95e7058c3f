package org.betavista.data.synthetic;

import java.util.List;
import org.betavista.data.Factor;
import org.betavista.data.ImageDataset;
import org.betavista.data.ImageShape;

/**
 * A world of which every combination of factors exists once, drawn on demand. The last factor
 * changes fastest, as in dSprites.
 */
public final class FactorGrid implements ImageDataset {
    private final World world;
    private final List<Factor> factors;
    private final int[] strides;
    private final int size;

    /**
     * @param world with at most 2^31 - 1 combinations
     */
    public FactorGrid(World world) {
        this.world = world;
        factors = world.factors();
        strides = new int[factors.size()];
        int combinations = 1;
        for (int factor = strides.length - 1; factor >= 0; factor--) {
            strides[factor] = combinations;
            combinations = Math.multiplyExact(combinations, factors.get(factor).count());
        }
        size = combinations;
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

    @Override
    public int factorValue(int index, int factor) {
        return index / strides[factor] % factors.get(factor).count();
    }

    /**
     * The image with given factor values.
     *
     * @param values of the factors, each 0 to count - 1
     */
    public int indexOf(int[] values) {
        int index = 0;
        for (int factor = 0; factor < strides.length; factor++) {
            index += values[factor] * strides[factor];
        }
        return index;
    }

    @Override
    public void copyPixels(int index, byte[] target, int offset) {
        int[] values = new int[strides.length];
        for (int factor = 0; factor < strides.length; factor++) {
            values[factor] = factorValue(index, factor);
        }
        world.draw(values, 0, target, offset);
    }
}
