package org.betavista.train;

/**
 * What one training step measured on its batch, before its update, in nats per image.
 *
 * @param step 1 for the first
 * @param beta that was charged
 * @param learningRate that was used
 * @param reconstruction -log p(x|z)
 * @param kl the sum over the latents, not multiplied by beta
 * @param total what was minimised
 * @param klPerDimension (L); shared, must not change
 * @param clampedCount how many values of log sigma^2 stood at the limit of their clamp
 * @param extras the objective's further terms, in the order of their names; shared, must not change
 */
public record StepMetrics(
        long step,
        double beta,
        double learningRate,
        double reconstruction,
        double kl,
        double total,
        float[] klPerDimension,
        int clampedCount,
        float[] extras) {
    /** The evidence lower bound: -(reconstruction + kl), whatever beta is. */
    public double elbo() {
        return -(reconstruction + kl);
    }
}
