package org.betavista.model.objective;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.betavista.model.Posterior;

/**
 * The parts of an objective for one batch, in nats per image: summed over pixels and latents, mean
 * over the batch.
 *
 * @param reconstruction -log p(x|z), scalar
 * @param klPerDimension KL of each latent, (L); zero where the posterior has none
 * @param kl the sum of these, scalar
 * @param total the objective's value, scalar
 * @param clampedCount how many values of log sigma^2 stood at their limit in this batch, scalar
 * @param minimised what gradients are taken of, scalar: the total, unless its gradient needs
 *     another expression or another network is trained beside
 * @param extras further terms by name, scalars; their gradients are of no use
 * @param buffers new values of the model's buffers, by name
 */
public record LossTerms(
        NDArray reconstruction,
        NDArray klPerDimension,
        NDArray kl,
        NDArray total,
        NDArray clampedCount,
        NDArray minimised,
        Map<String, NDArray> extras,
        Map<String, NDArray> buffers) {
    private static final int[] BATCH = {0};

    /**
     * Terms without anything special.
     *
     * @param reconstruction scalar
     * @param klPerDimension mean over the batch, (L)
     * @param total scalar
     */
    static LossTerms of(
            NDArray reconstruction, NDArray klPerDimension, NDArray total, Posterior posterior) {
        return new LossTerms(
                reconstruction,
                klPerDimension,
                klPerDimension.sum(),
                total,
                posterior.clampedCount(),
                total,
                Map.of(),
                Map.of());
    }

    /** The mean KL of each latent over a batch, (L). */
    static NDArray klPerDimension(Posterior posterior) {
        return posterior.klPerDimension().mean(BATCH); // (N, L) -> (L)
    }

    /** The same with another expression for gradients. */
    LossTerms minimising(NDArray other) {
        return new LossTerms(
                reconstruction, klPerDimension, kl, total, clampedCount, other, extras, buffers);
    }

    /** The same with a further term. */
    LossTerms with(String name, NDArray term) {
        return new LossTerms(
                reconstruction,
                klPerDimension,
                kl,
                total,
                clampedCount,
                minimised,
                added(extras, name, term),
                buffers);
    }

    /** The same with a new value of a buffer. */
    LossTerms withBuffer(String name, NDArray value) {
        return new LossTerms(
                reconstruction,
                klPerDimension,
                kl,
                total,
                clampedCount,
                minimised,
                extras,
                added(buffers, name, value));
    }

    private static Map<String, NDArray> added(
            Map<String, NDArray> map, String name, NDArray value) {
        Map<String, NDArray> all = new LinkedHashMap<>(map);
        all.put(name, value);
        return Collections.unmodifiableMap(all);
    }
}
