package org.betavista.model;

import ai.djl.nn.Block;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.betavista.data.ImageShape;

/** The kind and sizes of the two networks of a model. The decoder mirrors the encoder. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MlpArchitecture.class, name = "mlp"),
    @JsonSubTypes.Type(value = LinearArchitecture.class, name = "linear"),
    @JsonSubTypes.Type(value = BurgessArchitecture.class, name = "conv"),
    @JsonSubTypes.Type(value = SmallConvArchitecture.class, name = "small-conv")
})
public sealed interface Architecture
        permits LinearArchitecture, MlpArchitecture, BurgessArchitecture, SmallConvArchitecture {
    /** Positions along a side of the grid of codes where a network has no maps of its own. */
    int SLOTS_A_SIDE = 4;

    /** Whether this network takes images of a shape. */
    boolean takes(ImageShape shape);

    /**
     * Refuses image shapes that this network cannot take.
     *
     * @throws org.betavista.data.InvalidInputException with the shapes that it can
     */
    void check(ImageShape shape);

    /** Images (N, C*H*W) to the posterior's parameters (N, {@code outputs}). */
    Block encoder(ImageShape shape, int outputs);

    /** Codes z (N, L) to the likelihood's activations (N, C*H*W). */
    Block decoder(ImageShape shape);

    /** Positions along one side of a grid of codes. */
    default int gridSide(ImageShape shape) {
        return SLOTS_A_SIDE;
    }

    /**
     * Images (N, C*H*W) to a grid of vectors (N, side*side*depth), position by position. Networks
     * without maps fill their positions as slots that have no place in the image.
     */
    default Block gridEncoder(ImageShape shape, int depth) {
        return encoder(shape, gridSide(shape) * gridSide(shape) * depth);
    }

    /** Grids of vectors (N, side*side*depth) to the likelihood's activations (N, C*H*W). */
    default Block gridDecoder(ImageShape shape, int depth) {
        return decoder(shape);
    }

    /** A few words for people, for example "MLP 400". */
    String title();
}
