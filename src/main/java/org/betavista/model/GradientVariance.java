package org.betavista.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.betavista.data.InvalidInputException;
import org.betavista.model.PricedDraws.Estimate;

/**
 * How much estimates of the gradient of E_q[-log p(x|z)] with respect to mu scatter, by the number
 * of draws of z that each is a mean of. Variances are summed over the latents, mean over images, in
 * (nats per unit of mu)^2.
 *
 * @param draws S, the numbers of draws an estimate is made of
 * @param reparameterised variance at each S
 * @param score variance of the score function at each S
 * @param scoreWithBaseline the same with the mean of the other draws as baseline; not a number
 *     where there is no other draw
 */
public record GradientVariance(
        int[] draws, double[] reparameterised, double[] score, double[] scoreWithBaseline) {
    /** The numbers of draws that are compared. */
    public static final List<Integer> DRAWS = List.of(1, 2, 4, 8, 16, 32);

    /** An image's draws must be a whole multiple of this. */
    public static final int MOST_DRAWS = 32;

    /** Why a kind of code has no such gradients, a sentence; empty where it has them. */
    public static Optional<String> refusal(PosteriorFamily posterior) {
        if (posterior instanceof DiagonalFamily) {
            return Optional.empty();
        }
        return Optional.of(
                posterior.isGaussian()
                        ? "Gradients are compared latent by latent, so this needs a diagonal Gaussian"
                                + " code; this model's latents are tied to each other."
                        : "This model draws no code from a Gaussian, so there is no gradient of an"
                                + " expectation to estimate.");
    }

    /**
     * Measures a model. Belongs to the model's thread. Every S uses the same draws, in groups of S,
     * so that small S are known best.
     *
     * @param images values in [0, 1], N x D
     * @param epsilon standard normal noise, N x T x L, T a multiple of 32 and at least 64
     * @throws InvalidInputException if the model's code is no diagonal Gaussian
     */
    public static GradientVariance of(FrozenVae model, float[] images, float[] epsilon) {
        refusal(model.config().posterior())
                .ifPresent(
                        sentence -> {
                            throw new InvalidInputException(sentence);
                        });
        int pixels = model.config().shape().size();
        int count = images.length / pixels;
        int noise = epsilon.length / count;
        int perImage = noise / model.config().latentSize();
        if (perImage < 2 * MOST_DRAWS || perImage % MOST_DRAWS != 0) {
            throw new IllegalArgumentException(perImage + " draws an image");
        }
        List<PricedDraws> priced = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            priced.add(
                    model.price(
                            Arrays.copyOfRange(images, i * pixels, (i + 1) * pixels),
                            Arrays.copyOfRange(epsilon, i * noise, (i + 1) * noise)));
        }
        return new GradientVariance(
                DRAWS.stream().mapToInt(Integer::intValue).toArray(),
                meanVariances(priced, Estimate.REPARAMETERISED),
                meanVariances(priced, Estimate.SCORE),
                meanVariances(priced, Estimate.SCORE_WITH_BASELINE));
    }

    /** The mean over the images at each number of draws. */
    private static double[] meanVariances(List<PricedDraws> priced, Estimate estimate) {
        double[] means = new double[DRAWS.size()];
        for (int s = 0; s < means.length; s++) {
            for (PricedDraws image : priced) {
                means[s] += variance(image, estimate, DRAWS.get(s)) / priced.size();
            }
        }
        return means;
    }

    private static double variance(PricedDraws priced, Estimate estimate, int size) {
        return estimate == Estimate.SCORE_WITH_BASELINE && size < 2
                ? Double.NaN
                : priced.variance(estimate, size);
    }
}
