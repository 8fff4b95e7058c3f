package org.betavista.model;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;

/** Layers one after the other; those that have weights are named, and so are their weights. */
final class NamedLayers extends SequentialBlock {
    NamedLayers layer(String name, Block block) {
        addChildBlock(name, block);
        return this;
    }

    NamedLayers relu() {
        add(Activation.reluBlock());
        return this;
    }
}
