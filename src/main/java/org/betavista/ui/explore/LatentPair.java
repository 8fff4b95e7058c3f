package org.betavista.ui.explore;

/**
 * The two latents of the map and the manifold.
 *
 * @param across index of the horizontal one
 * @param up index of the vertical one
 */
record LatentPair(int across, int up) {}
