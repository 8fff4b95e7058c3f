package org.betavista.model;

import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;

/**
 * Everything that fixes the networks of a model, except its weights.
 *
 * @param shape of the images
 * @param architecture of both networks
 * @param latentSize the number of latents, 1 to 64
 * @param likelihood of the pixels
 */
public record ModelConfig(
        ImageShape shape, Architecture architecture, int latentSize, Likelihood likelihood) {
    /** More sliders than anybody can look at. */
    public static final int MOST_LATENTS = 64;

    public ModelConfig {
        if (latentSize < 1 || latentSize > MOST_LATENTS) {
            throw new InvalidInputException(
                    "A latent size of %d cannot be used; choose 1 to %d."
                            .formatted(latentSize, MOST_LATENTS));
        }
        architecture.check(shape);
    }

    /** beta * M / N of Higgins et al. 2017: comparable between sizes of images and codes. */
    public double betaNorm(double beta) {
        return beta * latentSize / shape.size();
    }
}
