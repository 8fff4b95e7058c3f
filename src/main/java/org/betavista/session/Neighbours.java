package org.betavista.session;

import java.util.List;

/**
 * The held-out images whose codes lie nearest to the latent point.
 *
 * @param generation of the model
 * @param nearest the nearest one first; fewer where there are fewer images
 */
public record Neighbours(long generation, List<Neighbour> nearest) {
    /**
     * One of them.
     *
     * @param pixels values in [0, 1], (D); shared, must not change
     * @param distance of the codes, Euclidean, in units of the prior's standard deviation
     */
    public record Neighbour(float[] pixels, double distance) {}
}
