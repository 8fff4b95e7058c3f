package org.betavista.session;

import org.betavista.model.Codes;

/**
 * What the encoder says about held-out images with certain weights.
 *
 * @param generation of the model
 * @param step of the weights
 * @param codes of the first held-out images
 * @param klPerDimension the mean over these images, in nats, (L)
 */
public record Survey(long generation, long step, Codes codes, double[] klPerDimension) {}
