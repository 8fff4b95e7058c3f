package org.betavista.session;

import java.util.List;

/**
 * How the fixed images look with certain weights: the same images and the same noise every time, so
 * that motion on the screen means learning.
 *
 * @param generation of the model
 * @param step of the weights
 * @param probe held-out images, values in [0, 1], N x D
 * @param probeReconstructions what the model makes of them, at z = mu
 * @param priorSamples decoded draws from N(0, I) with fixed noise, or grids of codes with fixed
 *     uniform indices
 * @param watched the person's images
 */
public record Glance(
        long generation,
        long step,
        float[] probe,
        float[] probeReconstructions,
        float[] priorSamples,
        List<EncodedImage> watched) {}
