package org.betavista.model;

import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;

/**
 * Everything that fixes the networks of a model, except its weights.
 *
 * @param shape of the images
 * @param architecture of both networks
 * @param latentSize the number of values in a code, L: 1 to 64, or what a grid of codes has
 * @param likelihood of the pixels
 * @param posterior the kind of q(z|x)
 */
public record ModelConfig(
        ImageShape shape,
        Architecture architecture,
        int latentSize,
        Likelihood likelihood,
        PosteriorFamily posterior) {
    /** More sliders than anybody can look at. */
    public static final int MOST_LATENTS = 64;

    public ModelConfig {
        architecture.check(shape);
        if (posterior instanceof CodebookFamily) {
            checkGrid(shape, architecture, latentSize, posterior);
        } else if (latentSize < 1 || latentSize > MOST_LATENTS) {
            throw new InvalidInputException(
                    "A latent size of %s cannot be used; choose 1 to %s."
                            .formatted(latentSize, MOST_LATENTS));
        }
        if (latentSize > shape.size()) {
            throw new InvalidInputException(
                    "A code of %s values is larger than the image's %s, so it squeezes nothing; choose %s."
                            .formatted(
                                    latentSize,
                                    shape.size(),
                                    posterior instanceof CodebookFamily
                                            ? "vectors of fewer values"
                                            : "a smaller latent size"));
        }
    }

    /** With a diagonal Gaussian posterior. */
    public ModelConfig(
            ImageShape shape, Architecture architecture, int latentSize, Likelihood likelihood) {
        this(shape, architecture, latentSize, likelihood, new DiagonalFamily());
    }

    /**
     * The model that has what was asked for; a grid of codes has the size that its network gives
     * it.
     */
    public static ModelConfig sized(
            ImageShape shape,
            Architecture architecture,
            int wantedLatents,
            Likelihood likelihood,
            PosteriorFamily posterior) {
        architecture.check(shape);
        return new ModelConfig(
                shape,
                architecture,
                posterior.latentSize(architecture, shape, wantedLatents),
                likelihood,
                posterior);
    }

    private static void checkGrid(
            ImageShape shape,
            Architecture architecture,
            int latentSize,
            PosteriorFamily posterior) {
        int expected = posterior.latentSize(architecture, shape, latentSize);
        if (latentSize != expected) {
            throw new InvalidInputException(
                    "A grid of codes of this network has %s values and not %s."
                            .formatted(expected, latentSize));
        }
    }

    /** Positions along one side of a grid of codes. */
    public int gridSide() {
        return architecture.gridSide(shape);
    }

    /** beta * M / N of Higgins et al. 2017: comparable between sizes of images and codes. */
    public double betaNorm(double beta) {
        return beta * latentSize / shape.size();
    }
}
