package org.betavista.session;

import org.betavista.model.Codes;
import org.jspecify.annotations.Nullable;

/**
 * What the encoder says about held-out images with certain weights.
 *
 * @param generation of the model
 * @param step of the weights
 * @param codes of the first held-out images
 * @param klPerDimension the mean over these images, in nats, (L); zero where the model has no KL
 * @param varianceOfMu Var_x E[z_j|x] over these images, (L)
 * @param codebook how these images use the codebook, or null where the model has none
 */
public record Survey(
        long generation,
        long step,
        Codes codes,
        double[] klPerDimension,
        double[] varianceOfMu,
        @Nullable CodebookUse codebook) {}
