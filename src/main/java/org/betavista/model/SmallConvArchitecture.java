package org.betavista.model;

import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.betavista.model.torch.TransposedConvolution;

/**
 * Two convolutions of 4x4 with stride 2, 32 and 64 filters, one layer of 256, and the mirror image:
 * a convolutional network that small images train in minutes. A grid of codes has a quarter of the
 * image's side, 7x7 or 8x8.
 */
public record SmallConvArchitecture() implements Architecture {
    private static final int FILTERS = 32;
    private static final int DEEP_FILTERS = 64;
    private static final int UNITS = 256;

    @Override
    public boolean takes(ImageShape shape) {
        return shape.height() == shape.width() && (shape.height() == 28 || shape.height() == 32);
    }

    @Override
    public void check(ImageShape shape) {
        if (!takes(shape)) {
            throw new InvalidInputException(
                    ("The small convolutional network takes images of 28x28 or 32x32, not %sx%s;"
                                    + " choose another network for these.")
                            .formatted(shape.height(), shape.width()));
        }
    }

    @Override
    public int gridSide(ImageShape shape) {
        return shape.height() / 4;
    }

    @Override
    public Block encoder(ImageShape shape, int outputs) {
        int values = DEEP_FILTERS * gridSide(shape) * gridSide(shape);
        NamedLayers layers = maps(shape);
        layers.addSingleton(x -> x.reshape(-1, values)); // (N, 64MM)
        layers.layer("hidden1", linear(UNITS)).relu(); // (N, 256)
        return layers.layer("posterior", linear(outputs)); // (N, outputs)
    }

    @Override
    public Block gridEncoder(ImageShape shape, int depth) {
        return maps(shape).gridOfVectors(depth); // (N, MM*depth)
    }

    /** The convolutions, (N, C*H*W) to (N, 64, M, M). */
    private static NamedLayers maps(ImageShape shape) {
        NamedLayers layers = new NamedLayers();
        layers.images(shape, shape.height()); // (N, C, H, W)
        layers.layer("convolution1", NamedLayers.halving(FILTERS)).relu(); // (N, 32, H/2, W/2)
        return layers.layer("convolution2", NamedLayers.halving(DEEP_FILTERS))
                .relu(); // (N, 64, M, M)
    }

    @Override
    public Block decoder(ImageShape shape) {
        int map = gridSide(shape);
        NamedLayers layers = new NamedLayers();
        layers.layer("hidden1", linear(UNITS)).relu(); // (N, 256)
        layers.layer("maps", linear(DEEP_FILTERS * map * map)).relu(); // (N, 64MM)
        layers.addSingleton(x -> x.reshape(-1, DEEP_FILTERS, map, map)); // (N, 64, M, M)
        return pixels(layers, shape);
    }

    @Override
    public Block gridDecoder(ImageShape shape, int depth) {
        NamedLayers layers = new NamedLayers();
        layers.mapsOfGrid(gridSide(shape), depth, DEEP_FILTERS).relu(); // (N, 64, M, M)
        return pixels(layers, shape);
    }

    /** The transposed convolutions, (N, 64, M, M) to (N, C*H*W). */
    private static Block pixels(NamedLayers layers, ImageShape shape) {
        layers.layer("transposed2", new TransposedConvolution(FILTERS)).relu(); // (N, 32, H/2, W/2)
        layers.layer("transposed1", new TransposedConvolution(shape.channels())); // (N, C, H, W)
        return layers.values(shape, shape.height()); // (N, C*H*W)
    }

    private static Linear linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    @Override
    public String title() {
        return "Conv (small)";
    }
}
