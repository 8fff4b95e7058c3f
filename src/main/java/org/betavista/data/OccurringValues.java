package org.betavista.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A set whose factors count only the values that some image has: labels from 1 to 3 are three
 * values, named so. Both parts of a split count alike.
 */
public final class OccurringValues implements ImageDataset {
    private final ImageDataset images;
    private final List<Factor> factors;
    private final int[][] positions;

    private OccurringValues(ImageDataset images, List<Factor> factors, int[][] positions) {
        this.images = images;
        this.factors = factors;
        this.positions = positions;
    }

    /**
     * Looks at every value of a split.
     *
     * @param split both parts know the same factors; the numbers of their values may differ
     * @return the split itself where all values occur
     */
    public static Split of(Split split) {
        List<Factor> train = split.train().factors();
        List<Factor> heldOut = split.heldOut().factors();
        List<Factor> factors = new ArrayList<>();
        int[][] positions = new int[train.size()][];
        boolean all = train.equals(heldOut);
        for (int factor = 0; factor < train.size(); factor++) {
            BitSet seen = new BitSet();
            see(split.train(), factor, seen);
            see(split.heldOut(), factor, seen);
            Factor longer =
                    train.get(factor).count() >= heldOut.get(factor).count()
                            ? train.get(factor)
                            : heldOut.get(factor);
            all &= seen.cardinality() == longer.count();
            positions[factor] = positions(seen, longer.count());
            factors.add(only(longer, seen));
        }
        return all
                ? split
                : new Split(
                        new OccurringValues(split.train(), List.copyOf(factors), positions),
                        new OccurringValues(split.heldOut(), List.copyOf(factors), positions));
    }

    private static void see(ImageDataset images, int factor, BitSet seen) {
        for (int i = 0; i < images.size(); i++) {
            int value = images.factorValue(i, factor);
            if (value != Factor.NO_VALUE) {
                seen.set(value);
            }
        }
    }

    private static int[] positions(BitSet seen, int count) {
        int[] positions = new int[count];
        Arrays.fill(positions, Factor.NO_VALUE);
        int next = 0;
        for (int value = seen.nextSetBit(0); value >= 0; value = seen.nextSetBit(value + 1)) {
            positions[value] = next++;
        }
        return positions;
    }

    /** Numbers from 0 on need no names, and keep none. */
    private static Factor only(Factor factor, BitSet seen) {
        boolean plain = factor.valueNames().isEmpty() && seen.length() == seen.cardinality();
        List<String> names = plain ? List.of() : seen.stream().mapToObj(factor::valueName).toList();
        return new Factor(factor.name(), Math.max(1, seen.cardinality()), factor.ordered(), names);
    }

    @Override
    public String name() {
        return images.name();
    }

    @Override
    public ImageShape shape() {
        return images.shape();
    }

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public void copyPixels(int index, byte[] target, int offset) {
        images.copyPixels(index, target, offset);
    }

    @Override
    public List<Factor> factors() {
        return factors;
    }

    @Override
    public int factorValue(int index, int factor) {
        int value = images.factorValue(index, factor);
        return value == Factor.NO_VALUE ? value : positions[factor][value];
    }

    @Override
    public long key(int index) {
        return images.key(index);
    }

    @Override
    public List<String> notes() {
        return images.notes();
    }

    @Override
    public List<String> origins(int[] indices) {
        return images.origins(indices);
    }
}
