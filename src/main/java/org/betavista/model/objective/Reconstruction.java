package org.betavista.model.objective;

import ai.djl.ndarray.NDArray;
import org.betavista.model.Likelihood;
import org.betavista.model.Scalar;
import org.betavista.model.Vae;

/**
 * The reconstruction term of a batch.
 *
 * @param perImage -log p(x|z) in nats, (N)
 * @param logVariance the log variance of the pixels that it was charged with, scalar
 */
record Reconstruction(NDArray perImage, NDArray logVariance) {
    /** The share of a batch in the moving average that a measured variance is. */
    private static final double NEWEST_SHARE = 0.05;

    /**
     * Decodes codes and prices the images.
     *
     * @param x images, (N, D)
     * @param z codes, (N, L)
     */
    static Reconstruction of(Vae model, NDArray x, NDArray z) {
        NDArray activations = model.decode(z); // (N, D)
        Likelihood likelihood = model.likelihood();
        NDArray logVariance =
                likelihood.trainingLogVariance(x, activations, model.logVariance(x)); // scalar
        return new Reconstruction(
                likelihood.negativeLogLikelihood(x, activations, logVariance), logVariance);
    }

    /** The mean over the images, scalar. */
    NDArray mean() {
        return perImage.mean();
    }

    /** Lets the model remember the variance that was measured, where it is measured. */
    LossTerms remember(Vae model, LossTerms terms) {
        if (model.likelihood().variance() != Likelihood.Variance.MEASURED) {
            return terms;
        }
        NDArray held = model.logVariance(perImage);
        NDArray change = logVariance.stopGradient().sub(held).mul(Scalar.of(NEWEST_SHARE, held));
        return terms.withBuffer(Likelihood.LOG_VARIANCE, held.add(change));
    }
}
