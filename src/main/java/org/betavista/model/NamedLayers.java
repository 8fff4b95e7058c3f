package org.betavista.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import org.betavista.data.ImageShape;

/** Layers one after the other; those that have weights are named, and so are their weights. */
final class NamedLayers extends SequentialBlock {
    NamedLayers layer(String name, Block block) {
        addChildBlock(name, block);
        return this;
    }

    NamedLayers relu() {
        return then(Nonlinearity.RELU);
    }

    NamedLayers then(Nonlinearity nonlinearity) {
        add(nonlinearity.block());
        return this;
    }

    /** Rows of values to images, padded with zeros to a side: (N, C*H*W) to (N, C, side, side). */
    NamedLayers images(ImageShape shape, int side) {
        addSingleton(
                x -> x.reshape(-1, shape.channels(), shape.height(), shape.width())); // (N,C,H,W)
        int margin = (side - shape.height()) / 2;
        if (margin > 0) {
            addSingleton(
                    x -> x.pad(new Shape(margin, margin, margin, margin), 0)); // (N, C, side, side)
        }
        return this;
    }

    /** Images to rows of values, without what was padded: (N, C, side, side) to (N, C*H*W). */
    NamedLayers values(ImageShape shape, int side) {
        int margin = (side - shape.height()) / 2;
        if (margin > 0) {
            String kept = margin + ":" + (margin + shape.height());
            addSingleton(x -> x.get(":, :, " + kept + ", " + kept)); // (N, C, H, W)
        }
        addSingleton(x -> x.reshape(-1, shape.size())); // (N, C*H*W)
        return this;
    }

    /** Maps to one vector a place, place by place: (N, F, M, M) to (N, M*M*depth). */
    NamedLayers gridOfVectors(int depth) {
        layer("vectors", perPlace(depth)); // (N, depth, M, M)
        addSingleton(x -> x.transpose(0, 2, 3, 1)); // (N, M, M, depth)
        addSingleton(x -> x.flatten(1, 3)); // (N, MM*depth)
        return this;
    }

    /** The way back: (N, M*M*depth) to (N, filters, M, M). */
    NamedLayers mapsOfGrid(int map, int depth, int filters) {
        addSingleton(x -> x.reshape(-1, map, map, depth)); // (N, M, M, depth)
        addSingleton(x -> x.transpose(0, 3, 1, 2)); // (N, depth, M, M)
        return layer("maps", perPlace(filters)); // (N, filters, M, M)
    }

    /** A convolution of 4x4 that halves the sides. */
    static Conv2d halving(int filters) {
        return Conv2d.builder()
                .setKernelShape(new Shape(4, 4))
                .setFilters(filters)
                .optStride(new Shape(2, 2))
                .optPadding(new Shape(1, 1))
                .build();
    }

    /** The same matrix at every place. */
    private static Conv2d perPlace(int filters) {
        return Conv2d.builder().setKernelShape(new Shape(1, 1)).setFilters(filters).build();
    }
}
