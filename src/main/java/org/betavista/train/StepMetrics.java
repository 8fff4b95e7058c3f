package org.betavista.train;

import java.util.Arrays;

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
    private static final int TERMS = 4;

    /**
     * Reads what a step told: reconstruction, kl, total, clamped count, the extras, and the KL of
     * each latent.
     *
     * @param step 1 for the first
     * @param live what the step was made with
     * @param figures (4 + extras + L)
     */
    static StepMetrics of(long step, TrainingConfig live, float[] figures) {
        int latents = TERMS + live.objective().extraTerms().size();
        return new StepMetrics(
                step,
                live.chargedBeta(step - 1),
                live.learningRate(),
                figures[0],
                figures[1],
                figures[2],
                Arrays.copyOfRange(figures, latents, figures.length),
                (int) figures[TERMS - 1],
                Arrays.copyOfRange(figures, TERMS, latents));
    }

    /** Whether a step that told this may change the weights. */
    static boolean isFinite(float[] figures) {
        return Float.isFinite(figures[0] + figures[1] + figures[2]);
    }

    /** The total among a step's figures. */
    static float total(float[] figures) {
        return figures[2];
    }

    /** The evidence lower bound: -(reconstruction + kl), whatever beta is. */
    public double elbo() {
        return -(reconstruction + kl);
    }
}
