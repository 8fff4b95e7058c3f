package org.betavista.session;

import java.util.SplittableRandom;
import org.betavista.analysis.StandardNormal;
import org.betavista.model.CodebookFamily;
import org.betavista.model.FrozenVae;

/**
 * Codes that no image gave. A Gaussian model draws them from its prior N(0, I). A grid of codes has
 * no prior unless one is learned afterwards, so that every position takes any vector: such codes
 * are no images, and show what the decoder alone knows.
 */
final class PriorDraws {
    private PriorDraws() {}

    /**
     * Draws codes; the same seed gives the same noise, or the same indices into the codebook.
     *
     * @param model with the weights to use
     * @return count x L
     */
    static float[] of(FrozenVae model, int count, long seed) {
        if (model.config().posterior() instanceof CodebookFamily family) {
            return CodebookUse.unused(family, model.config().gridSide(), model.codebook())
                    .uniform(count, new SplittableRandom(seed));
        }
        return StandardNormal.draws(count * model.config().latentSize(), seed);
    }
}
