package org.betavista.session.measures;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.betavista.analysis.disentanglement.FactoredCodes;
import org.betavista.analysis.disentanglement.MutualInformationGap;
import org.betavista.data.Factor;
import org.betavista.data.Split;

/**
 * The images whose codes are compared with the factors that they were made from: held-out ones
 * first, then those that were learned from, because the counts behind mutual information need many
 * images more than they need new ones. Factors that do not change among them are left out.
 */
final class FactorImages {
    /** One column is a label, not the factors that an image was made from. */
    private static final int LEAST_FACTORS = 2;

    private final Split split;
    private final int heldOut;
    private final int learned;
    private final FactorRemarks remarks;
    private final List<Factor> changing;
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
        List<Factor> all = split.heldOut().factors();
        int[][] known = IntStream.range(0, all.size()).mapToObj(this::values).toArray(int[][]::new);
        FactorScores.Part part = FactorScores.Part.of(count());
        remarks =
                new FactorRemarks(
                        all.stream().map(Factor::name).toList(),
                        known,
                        count(),
                        part.learned(),
                        part.tested(),
                        "images");
        int[] chosen = remarks.changing();
        changing = Arrays.stream(chosen).mapToObj(all::get).toList();
        counts = changing.stream().mapToInt(Factor::count).toArray();
        values = Arrays.stream(chosen).mapToObj(factor -> known[factor]).toArray(int[][]::new);
        ceiling = MutualInformationGap.ceiling(values, counts);
    }

    /** Whether at least two factors change. */
    boolean hasFactors() {
        return changing.size() >= LEAST_FACTORS;
    }

    /** How many factors the data tells, whether they change or not. */
    int told() {
        return split.heldOut().factors().size();
    }

    /** Of the factors that change. */
    List<String> names() {
        return changing.stream().map(Factor::name).toList();
    }

    /** What is to be known of measures of these images. */
    FactorRemarks remarks() {
        return remarks;
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
