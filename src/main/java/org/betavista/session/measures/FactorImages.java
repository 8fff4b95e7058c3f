package org.betavista.session.measures;

import java.util.List;
import org.betavista.analysis.disentanglement.FactoredCodes;
import org.betavista.data.Factor;
import org.betavista.data.ImageDataset;
import org.betavista.data.Split;

/**
 * The images whose codes are compared with the factors that they were made from: held-out ones
 * first, then those that were learned from, because the counts behind mutual information need many
 * images more than they need new ones.
 */
final class FactorImages {
    /** One column is a label, not the factors that an image was made from. */
    private static final int LEAST_FACTORS = 2;

    private final Split split;
    private final int heldOut;
    private final int learned;

    /**
     * @param count how many images at most
     */
    FactorImages(Split split, int count) {
        this.split = split;
        heldOut = Math.min(count, split.heldOut().size());
        learned = Math.min(count - heldOut, split.train().size());
    }

    boolean hasFactors() {
        return factors().size() >= LEAST_FACTORS;
    }

    List<Factor> factors() {
        return split.heldOut().factors();
    }

    List<String> names() {
        return factors().stream().map(Factor::name).toList();
    }

    int count() {
        return heldOut + learned;
    }

    /** Encodes all of them. */
    FactoredCodes encode(Gathering gathering, int latents) {
        double[] means = new double[count() * latents];
        gathering.means(split.heldOut(), heldOut, means, 0);
        gathering.means(split.train(), learned, means, heldOut);
        int[][] values = new int[factors().size()][count()];
        for (int factor = 0; factor < values.length; factor++) {
            copyValues(split.heldOut(), factor, heldOut, values[factor], 0);
            copyValues(split.train(), factor, learned, values[factor], heldOut);
        }
        int[] counts = factors().stream().mapToInt(Factor::count).toArray();
        return new FactoredCodes(means, latents, values, counts);
    }

    private static void copyValues(
            ImageDataset images, int factor, int count, int[] target, int offset) {
        for (int i = 0; i < count; i++) {
            target[offset + i] = images.factorValue(i, factor);
        }
    }
}
