package org.betavista.ui.latent;

import org.betavista.model.CodebookFamily;
import org.betavista.model.PosteriorFamily;
import org.jspecify.annotations.Nullable;

/**
 * Why a model has no KL that training charges, and what that means for what the window shows.
 *
 * @param draws what is drawn without an image, a few words
 * @param kl why there is none, a sentence
 * @param prior what those draws are, a sentence
 */
public record MissingKl(String draws, String kl, String prior) {
    /** What is drawn where codes are from N(0, 1). */
    public static final String NORMAL_DRAWS = "z ~ N(0, 1)";

    /** The reason for a kind of posterior, or null where it has a KL. */
    public static @Nullable MissingKl of(PosteriorFamily posterior) {
        if (posterior.isGaussian()) {
            return null;
        }
        return posterior instanceof CodebookFamily
                ? new MissingKl(
                        LatentPointViewModel.UNIFORM,
                        "Under a uniform prior each position costs log K nats, whatever the image:"
                                + " nothing to train or to see.",
                        "No prior over codes was learned: each position takes any code, which makes"
                                + " no image.")
                : new MissingKl(
                        NORMAL_DRAWS,
                        "An autoencoder has no KL: its code is a point, not a distribution.",
                        "An autoencoder has no prior: draws from N(0, 1) mostly miss its codes.");
    }
}
