package org.betavista.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * The loss of a model with one hidden layer and Bernoulli pixels, written down in double precision
 * without the engine.
 */
public final class ReferenceVae {
    private final Map<String, double[]> weights;
    private final int pixels;
    private final int hidden;
    private final int latents;

    public ReferenceVae(Map<String, double[]> weights, int pixels, int hidden, int latents) {
        this.weights = weights;
        this.pixels = pixels;
        this.hidden = hidden;
        this.latents = latents;
    }

    /** Means over the batch: reconstruction, KL, and the total at a price. */
    public record Loss(double reconstruction, double kl, double total) {}

    public Loss loss(float[] x, float[] epsilon, double beta) {
        int count = x.length / pixels;
        double reconstruction = 0;
        double kl = 0;
        for (int n = 0; n < count; n++) {
            double[] image = new double[pixels];
            for (int d = 0; d < pixels; d++) {
                image[d] = x[n * pixels + d];
            }
            double[] code =
                    linear(
                            "encoder.posterior",
                            relu(linear("encoder.hidden1", image, hidden)),
                            2 * latents);
            double[] z = new double[latents];
            for (int j = 0; j < latents; j++) {
                double logVar = Math.max(-10, Math.min(10, code[latents + j]));
                kl += 0.5 * (code[j] * code[j] + Math.exp(logVar) - 1 - logVar);
                z[j] = code[j] + Math.exp(0.5 * logVar) * epsilon[n * latents + j];
            }
            double[] logits =
                    linear("decoder.pixels", relu(linear("decoder.hidden1", z, hidden)), pixels);
            for (int d = 0; d < pixels; d++) {
                reconstruction += Math.log1p(Math.exp(logits[d])) - image[d] * logits[d];
            }
        }
        return new Loss(reconstruction / count, kl / count, (reconstruction + beta * kl) / count);
    }

    private double[] linear(String layer, double[] input, int outputs) {
        double[] weight = requireNonNull(weights.get(layer + ".weight"));
        double[] output = requireNonNull(weights.get(layer + ".bias")).clone();
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < input.length; i++) {
                output[o] += weight[o * input.length + i] * input[i];
            }
        }
        return output;
    }

    private static double[] relu(double[] values) {
        double[] positive = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            positive[i] = Math.max(0, values[i]);
        }
        return positive;
    }
}
