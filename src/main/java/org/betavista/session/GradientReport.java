package org.betavista.session;

import java.util.Optional;
import org.betavista.model.GradientVariance;
import org.betavista.model.ModelConfig;

/**
 * How much three estimates of the gradient of E_q[-log p(x|z)] with respect to mu scatter, by the
 * number of draws of z that each is made of. Variances are summed over the latents, mean over
 * held-out images.
 *
 * @param generation of the model
 * @param step of the weights
 * @param images that were measured
 * @param draws numbers of draws, rising, from 1
 * @param reparameterised variance at each number of draws
 * @param score the same of the score function
 * @param scoreWithBaseline the same with the other draws' mean as baseline; not a number at one
 *     draw, which has no others
 */
public record GradientReport(
        long generation,
        long step,
        int images,
        int[] draws,
        double[] reparameterised,
        double[] score,
        double[] scoreWithBaseline) {
    /** Why a model cannot be measured, a sentence; empty where it can. */
    public static Optional<String> refusal(ModelConfig model) {
        return GradientVariance.refusal(model.posterior());
    }
}
