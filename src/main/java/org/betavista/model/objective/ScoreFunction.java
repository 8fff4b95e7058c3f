package org.betavista.model.objective;

import org.betavista.data.InvalidInputException;

/**
 * The mean of f(z) * grad log q(z|x) over some draws: needs no gradient of f, and pays with
 * variance (Williams 1992; Kingma &amp; Welling 2013, section 2.2).
 *
 * @param samples draws of z an image, 1 to 64
 * @param baseline whether the mean of f over the image's other draws is subtracted first (Kool et
 *     al. 2019, "Buy 4 REINFORCE samples, get a baseline for free!"); needs two draws
 */
public record ScoreFunction(int samples, boolean baseline) implements Estimator {
    private static final int MOST_SAMPLES = 64;

    public ScoreFunction {
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw new InvalidInputException(
                    "The score function is a mean over draws of z, so it needs 1 to %s samples, not %s."
                            .formatted(MOST_SAMPLES, samples));
        }
        if (baseline && samples < 2) {
            throw new InvalidInputException(
                    "The baseline is the mean over an image's other draws, so it needs at least 2"
                            + " samples; choose more, or no baseline.");
        }
    }

    @Override
    public String title() {
        return "Score function" + (baseline ? " with baseline" : "");
    }

    @Override
    public String sentence() {
        return "f(z)·∇ log q(z|x): no gradient through z is needed"
                + (baseline
                        ? "; the mean of the other draws is subtracted to calm it."
                        : ", but its variance is large.");
    }
}
