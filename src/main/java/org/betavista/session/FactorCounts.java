package org.betavista.session;

import org.betavista.data.Factor;
import org.betavista.data.ImageDataset;

/**
 * How often each value of a factor occurs.
 *
 * @param factor what is counted
 * @param counts one entry a value
 * @param withoutValue images that have none
 */
public record FactorCounts(Factor factor, int[] counts, int withoutValue) {
    /** Counts one factor over some images. */
    static FactorCounts of(ImageDataset images, int factor, int[] indices) {
        Factor counted = images.factors().get(factor);
        int[] counts = new int[counted.count()];
        int without = 0;
        for (int index : indices) {
            int value = images.factorValue(index, factor);
            if (value == Factor.NO_VALUE) {
                without++;
            } else {
                counts[value]++;
            }
        }
        return new FactorCounts(counted, counts, without);
    }
}
