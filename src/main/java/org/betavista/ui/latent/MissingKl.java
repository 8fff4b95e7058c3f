package org.betavista.ui.latent;

import org.betavista.model.CodebookFamily;
import org.betavista.model.PosteriorFamily;
import org.jspecify.annotations.Nullable;

/**
 * Why a model has no KL that training charges, and what that means for what the window shows.
 *
 * @param kl why there is none, a sentence
 * @param prior what draws from N(0, 1) are then, a sentence
 */
public record MissingKl(String kl, String prior) {
    /** The reason for a kind of posterior, or null where it has a KL. */
    public static @Nullable MissingKl of(PosteriorFamily posterior) {
        if (posterior.isGaussian()) {
            return null;
        }
        return posterior instanceof CodebookFamily
                ? new MissingKl(
                        "A code of a codebook costs log K nats always: nothing to see.",
                        "A codebook has no prior N(0, 1): draws from it are no vectors of the"
                                + " codebook.")
                : new MissingKl(
                        "An autoencoder has no KL: its code is a point, not a distribution.",
                        "An autoencoder has no prior: draws from N(0, 1) mostly miss its codes.");
    }
}
