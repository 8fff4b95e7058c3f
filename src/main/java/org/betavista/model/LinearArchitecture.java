package org.betavista.model;

import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import org.betavista.data.ImageShape;

/**
 * No hidden layer: both networks are one matrix. With a Gaussian likelihood the best such model is
 * probabilistic PCA (Tipping &amp; Bishop 1999; Lucas et al. 2019, "Don't blame the ELBO!").
 */
public record LinearArchitecture() implements Architecture {
    @Override
    public boolean takes(ImageShape shape) {
        return true;
    }

    @Override
    public void check(ImageShape shape) {
        // Every shape is a row of values to this network.
    }

    @Override
    public Block encoder(ImageShape shape, int outputs) {
        return new NamedLayers().layer("posterior", linear(outputs)); // (N, outputs)
    }

    @Override
    public Block decoder(ImageShape shape) {
        return new NamedLayers().layer("pixels", linear(shape.size())); // (N, C*H*W)
    }

    private static Linear linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    @Override
    public String title() {
        return "Linear";
    }
}
