package org.betavista.model;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;

/**
 * The network that tells codes from codes whose latents were shuffled (Kim &amp; Mnih 2018,
 * "Disentangling by factorising", appendix A: leaky ReLU of slope 0.2, two logits).
 */
public final class CodeDiscriminator {
    private static final float SLOPE = 0.2f;

    private CodeDiscriminator() {}

    /**
     * Codes (N, L) to logits (N, 2).
     *
     * @param layers hidden layers
     * @param units of each of them
     */
    public static Block of(int layers, int units) {
        NamedLayers network = new NamedLayers();
        for (int i = 1; i <= layers; i++) {
            network.layer("hidden" + i, linear(units)); // (N, units)
            network.add(Activation.leakyReluBlock(SLOPE));
        }
        return network.layer("logits", linear(2)); // (N, 2)
    }

    private static Linear linear(int units) {
        return Linear.builder().setUnits(units).build();
    }
}
