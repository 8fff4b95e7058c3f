package org.betavista.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a run's figures, in nats per image.
 *
 * @param step the last step that it speaks of
 * @param beta that was charged at that step
 * @param learningRate at that step
 * @param reconstruction mean over the steps since the row before
 * @param kl mean over the same steps, not multiplied by beta
 * @param total mean over the same steps
 * @param extras means of the objective's further terms over the same steps, in the table's order
 * @param heldOut figures on held-out images with weights of about that step, or null
 */
public record MetricsRow(
        long step,
        double beta,
        double learningRate,
        double reconstruction,
        double kl,
        double total,
        List<Double> extras,
        @Nullable Terms heldOut) {
    /** The same line with held-out figures. */
    public MetricsRow with(Terms newHeldOut) {
        return new MetricsRow(
                step, beta, learningRate, reconstruction, kl, total, extras, newHeldOut);
    }

    /**
     * One line for this one and the next: means over the steps of both.
     *
     * @param share of the steps of both that are of this line, 0 to 1
     */
    MetricsRow joinedWith(MetricsRow next, double share) {
        List<Double> joined = new ArrayList<>();
        for (int i = 0; i < extras.size(); i++) {
            joined.add(mean(extras.get(i), next.extras.get(i), share));
        }
        return new MetricsRow(
                next.step,
                next.beta,
                next.learningRate,
                mean(reconstruction, next.reconstruction, share),
                mean(kl, next.kl, share),
                mean(total, next.total, share),
                List.copyOf(joined),
                next.heldOut == null ? heldOut : next.heldOut);
    }

    private static double mean(double first, double second, double share) {
        return share * first + (1 - share) * second;
    }

    /**
     * The two terms of the objective, means over images.
     *
     * @param reconstruction -log p(x|z) at one z an image
     * @param kl not multiplied by beta
     */
    public record Terms(double reconstruction, double kl) {
        /** What training minimises, at a given price. */
        public double total(double beta) {
            return reconstruction + beta * kl;
        }

        /** The evidence lower bound, whatever beta is. */
        public double elbo() {
            return -(reconstruction + kl);
        }
    }
}
