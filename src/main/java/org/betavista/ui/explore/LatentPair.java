package org.betavista.ui.explore;

import org.betavista.model.Codes;

/**
 * The two latents of the map and the manifold.
 *
 * @param across index of the horizontal one
 * @param up index of the vertical one
 */
record LatentPair(int across, int up) {
    /** Whether the codes have both latents; those of a model opened since may have fewer. */
    boolean isWithin(Codes codes) {
        return Math.max(across, up) < codes.latentSize();
    }
}
