package org.betavista.session;

import org.betavista.data.Factor;
import org.betavista.data.ImageDataset;

/**
 * How often each value of a factor occurs.
 *
 * @param factor what is counted
 * @param counts one entry a value
 */
public record FactorCounts(Factor factor, int[] counts) {
    /** Counts one factor over some images. */
    static FactorCounts of(ImageDataset images, int factor, int[] indices) {
        Factor counted = images.factors().get(factor);
        int[] counts = new int[counted.count()];
        for (int index : indices) {
            counts[images.factorValue(index, factor)]++;
        }
        return new FactorCounts(counted, counts);
    }
}
