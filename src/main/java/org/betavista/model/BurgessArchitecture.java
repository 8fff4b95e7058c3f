package org.betavista.model;

import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.betavista.model.torch.TransposedConvolution;

/**
 * The convolutional network of Burgess et al. 2018, "Understanding disentangling in beta-VAE",
 * appendix: 32 filters of 4x4 with stride 2 down to 4x4, two layers of 256, and the mirror image.
 *
 * <p>64x64 takes four convolutions as in the paper, 32x32 three, 96x96 four down to 6x6. 28x28 is
 * padded with zeros to 32 and the decoder's 32x32 cropped back, before the loss sees it.
 */
public record BurgessArchitecture() implements Architecture {
    private static final int FILTERS = 32;
    private static final int UNITS = 256;

    @Override
    public void check(ImageShape shape) {
        if (!takes(shape)) {
            throw new InvalidInputException(
                    ("The convolutional network takes images of 28x28, 32x32, 64x64 or 96x96, not"
                                    + " %sx%s; choose the MLP for these.")
                            .formatted(shape.height(), shape.width()));
        }
    }

    @Override
    public boolean takes(ImageShape shape) {
        return shape.height() == shape.width() && side(shape) != 0;
    }

    /** The side that the convolutions see, or 0. */
    private static int side(ImageShape shape) {
        return switch (shape.height()) {
            case 28, 32 -> 32;
            case 64, 96 -> shape.height();
            default -> 0;
        };
    }

    /** How often the side is halved. */
    private static int convolutions(ImageShape shape) {
        return side(shape) == 32 ? 3 : 4;
    }

    /** The side of the smallest maps, M: 4, or 6 for 96x96. */
    private static int smallestMap(ImageShape shape) {
        return side(shape) >> convolutions(shape);
    }

    @Override
    public int gridSide(ImageShape shape) {
        return smallestMap(shape);
    }

    @Override
    public Block encoder(ImageShape shape, int outputs) {
        int values = FILTERS * smallestMap(shape) * smallestMap(shape);
        NamedLayers layers = maps(shape);
        layers.addSingleton(x -> x.reshape(-1, values)); // (N, 32MM)
        layers.layer("hidden1", linear(UNITS)).relu(); // (N, 256)
        layers.layer("hidden2", linear(UNITS)).relu(); // (N, 256)
        return layers.layer("posterior", linear(outputs)); // (N, outputs)
    }

    @Override
    public Block gridEncoder(ImageShape shape, int depth) {
        NamedLayers layers = maps(shape);
        return layers.gridOfVectors(depth); // (N, MM*depth)
    }

    /** The convolutions, (N, C*H*W) to (N, 32, M, M). */
    private static NamedLayers maps(ImageShape shape) {
        NamedLayers layers = new NamedLayers();
        layers.images(shape, side(shape)); // (N, C, side, side)
        for (int i = 1; i <= convolutions(shape); i++) {
            layers.layer("convolution" + i, NamedLayers.halving(FILTERS))
                    .relu(); // (N, 32, half, half)
        }
        return layers;
    }

    @Override
    public Block decoder(ImageShape shape) {
        int map = smallestMap(shape);
        NamedLayers layers = new NamedLayers();
        layers.layer("hidden2", linear(UNITS)).relu(); // (N, 256)
        layers.layer("hidden1", linear(UNITS)).relu(); // (N, 256)
        layers.layer("maps", linear(FILTERS * map * map)).relu(); // (N, 32MM)
        layers.addSingleton(x -> x.reshape(-1, FILTERS, map, map)); // (N, 32, M, M)
        return pixels(layers, shape);
    }

    @Override
    public Block gridDecoder(ImageShape shape, int depth) {
        NamedLayers layers = new NamedLayers();
        layers.mapsOfGrid(smallestMap(shape), depth, FILTERS).relu(); // (N, 32, M, M)
        return pixels(layers, shape);
    }

    /** The transposed convolutions, (N, 32, M, M) to (N, C*H*W). */
    private static Block pixels(NamedLayers layers, ImageShape shape) {
        for (int i = convolutions(shape); i > 1; i--) {
            layers.layer("transposed" + i, new TransposedConvolution(FILTERS))
                    .relu(); // (N, 32, double, double)
        }
        layers.layer(
                "transposed1", new TransposedConvolution(shape.channels())); // (N, C, side, side)
        return layers.values(shape, side(shape)); // (N, C*H*W)
    }

    private static Linear linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    @Override
    public String title() {
        return "Conv (Burgess)";
    }
}
