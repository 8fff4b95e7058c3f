package org.betavista.analysis.disentanglement;

import java.util.Arrays;
import org.betavista.data.Factor;

/**
 * How much too high the mutual information of a latent and a factor comes out by counting: where
 * they have nothing in common, (B - 1) (V - 1) / (2 N) nats are still found, with the B = {@value
 * MutualInformationGap#BINS} bins of the latent, the V values of the factor and N images (Miller
 * 1955, "Note on the bias of information estimates").
 *
 * @param images that the factor is known of, N
 * @param values that occur among them, V
 * @param entropy of the factor in nats
 */
public record CountingBias(int images, int values, double entropy) {
    /**
     * Of one factor.
     *
     * @param factor the value of every image, or {@link Factor#NO_VALUE}
     */
    public static CountingBias of(int[] factor) {
        int[] known = Arrays.stream(factor).filter(value -> value != Factor.NO_VALUE).toArray();
        int count = 1 + Arrays.stream(known).max().orElse(0);
        return new CountingBias(
                known.length,
                (int) Arrays.stream(known).distinct().count(),
                Bins.entropy(known, count));
    }

    /** What is found where there is nothing, in nats; never more than the factor's entropy. */
    public double nats() {
        return Math.min(entropy, (MutualInformationGap.BINS - 1) * (values - 1.0) / (2.0 * images));
    }

    /**
     * The same as a share of the factor's entropy, in [0, 1]; 0 for a factor that never changes.
     */
    public double share() {
        return entropy > 0 ? nats() / entropy : 0;
    }
}
