package org.betavista.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.betavista.store.MetricsRow;
import org.betavista.train.StepMetrics;

/**
 * Notices a loss that is finite and yet far above that of fresh weights: such a model knows less
 * than an untrained one. For one thread.
 */
public final class LossExplosion {
    /** A step's share in the mean, so that one odd batch is no explosion. */
    private static final double NEWEST_SHARE = 1 / 30.0;

    private double first = Double.NaN;
    private double mean = Double.NaN;

    /**
     * Forgets all steps.
     *
     * @param history what was measured before, oldest first; empty where no step was made yet
     */
    public void begin(List<MetricsRow> history) {
        first =
                history.stream()
                        .findFirst()
                        .map(row -> loss(row.reconstruction(), row.kl(), row.beta()))
                        .orElse(Double.NaN);
        mean = Double.NaN;
    }

    /** A step was made. */
    public void stepped(StepMetrics step) {
        double now = loss(step.reconstruction(), step.kl(), step.beta());
        first = Double.isNaN(first) ? now : first;
        mean = Double.isNaN(mean) ? now : mean + NEWEST_SHARE * (now - mean);
    }

    /**
     * What is looked at, in nats per image: the KL counts as it is charged, up to once, so that a
     * person who turns beta up explodes nothing.
     */
    public static double loss(double reconstruction, double kl, double beta) {
        return reconstruction + Math.min(1, beta) * kl;
    }

    /** The sentence that says so; empty where all is well. */
    public Optional<String> sentence() {
        // The log-likelihood of a Gaussian has either sign.
        return mean - first > Math.max(1, Math.abs(first))
                ? Optional.of(
                        String.format(
                                Locale.ROOT,
                                "The loss has grown to %.3g nats from %.3g at the first step: the"
                                        + " model is worse than untrained. Try a tenth of the"
                                        + " learning rate.",
                                mean,
                                first))
                : Optional.empty();
    }
}
