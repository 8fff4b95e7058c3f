package org.betavista.model;

import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import java.util.List;
import java.util.stream.Collectors;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;

/**
 * Fully connected layers with a nonlinearity between them, as in Kingma &amp; Welling 2013 (there
 * with one hidden layer).
 *
 * @param hidden widths from the image side to the latent side, 1 to 4 layers of 1 to 4096 units
 * @param nonlinearity after every hidden layer
 */
public record MlpArchitecture(List<Integer> hidden, Nonlinearity nonlinearity)
        implements Architecture {
    private static final int MOST_LAYERS = 4;
    private static final int MOST_UNITS = 4096;

    public MlpArchitecture {
        hidden = List.copyOf(hidden);
        if (hidden.isEmpty()
                || hidden.size() > MOST_LAYERS
                || hidden.stream().anyMatch(units -> units < 1 || units > MOST_UNITS)) {
            throw new InvalidInputException(
                    "hidden sizes %s cannot be used; give 1 to %s layers of 1 to %s units."
                            .formatted(hidden, MOST_LAYERS, MOST_UNITS));
        }
    }

    /** With ReLU. */
    public MlpArchitecture(List<Integer> hidden) {
        this(hidden, Nonlinearity.RELU);
    }

    /** The one that is taken where nobody chose: one layer of 400. */
    public static MlpArchitecture standard() {
        return new MlpArchitecture(List.of(400));
    }

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
        NamedLayers layers = new NamedLayers();
        for (int i = 0; i < hidden.size(); i++) {
            layers.layer("hidden" + (i + 1), linear(hidden.get(i)))
                    .then(nonlinearity); // (N, hidden)
        }
        return layers.layer("posterior", linear(outputs)); // (N, outputs)
    }

    @Override
    public Block decoder(ImageShape shape) {
        NamedLayers layers = new NamedLayers();
        for (int i = hidden.size() - 1; i >= 0; i--) {
            layers.layer("hidden" + (i + 1), linear(hidden.get(i)))
                    .then(nonlinearity); // (N, hidden)
        }
        return layers.layer("pixels", linear(shape.size())); // (N, C*H*W)
    }

    private static Linear linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    @Override
    public String title() {
        String sizes = hidden.stream().map(String::valueOf).collect(Collectors.joining("-"));
        return "MLP " + sizes + (nonlinearity == Nonlinearity.TANH ? " tanh" : "");
    }
}
