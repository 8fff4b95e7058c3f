package org.betavista.session;

import java.util.List;
import org.betavista.analysis.ImportanceBound;

/**
 * How far the ELBO lies below what the model really gives to images: the importance weighted bound
 * against K, in nats per image, means over images.
 *
 * @param images how many were measured
 * @param curve the bound at every K, smallest first; the last is the best estimate of log p(x)
 * @param elbo E[log p(x|z)] - KL with the KL in closed form, on the same images
 * @param likelihood whether the bound is one of a log-likelihood: false for the Bernoulli on grey
 *     pixels, whose sum is no log-probability
 */
public record BoundEstimate(
        int images, List<ImportanceBound.Point> curve, double elbo, boolean likelihood) {
    /** The bound at the largest K. */
    public ImportanceBound.Point best() {
        return curve.get(curve.size() - 1);
    }

    /** How much the best bound lies above the ELBO; about KL(q(z|x) || p(z|x)) at a large K. */
    public double gap() {
        return best().nats() - elbo;
    }
}
