package org.betavista.session.measures;

import java.util.List;
import java.util.stream.IntStream;
import org.betavista.analysis.disentanglement.FactoredCodes;
import org.betavista.analysis.disentanglement.MutualInformationGap;
import org.betavista.data.Factor;
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
    private final int[] counts;
    private final int[][] values;
    private final double ceiling;

    /**
     * @param count how many images at most
     */
    FactorImages(Split split, int count) {
        this.split = split;
        heldOut = Math.min(count, split.heldOut().size());
        learned = Math.min(count - heldOut, split.train().size());
        counts = factors().stream().mapToInt(Factor::count).toArray();
        values = IntStream.range(0, counts.length).mapToObj(this::values).toArray(int[][]::new);
        ceiling = MutualInformationGap.ceiling(values, counts);
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
    FactoredCodes encode(Specimen specimen) {
        Gathering gathering = new Gathering(specimen.model(), specimen.progress());
        double[] means = new double[count() * specimen.latents()];
        gathering.means(split.heldOut(), heldOut, means, 0);
        gathering.means(split.train(), learned, means, heldOut);
        return new FactoredCodes(means, specimen.latents(), values, counts);
    }

    /** What a latent for each factor would score on these images. */
    double ceiling() {
        return ceiling;
    }

    private int[] values(int factor) {
        int[] all = new int[count()];
        for (int i = 0; i < all.length; i++) {
            all[i] =
                    i < heldOut
                            ? split.heldOut().factorValue(i, factor)
                            : split.train().factorValue(i - heldOut, factor);
        }
        return all;
    }
}
