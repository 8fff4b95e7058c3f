package org.betavista.model;

import ai.djl.nn.Block;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.betavista.data.ImageShape;

/** The kind and sizes of the two networks of a model. The decoder mirrors the encoder. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MlpArchitecture.class, name = "mlp"),
    @JsonSubTypes.Type(value = BurgessArchitecture.class, name = "conv")
})
public sealed interface Architecture permits MlpArchitecture, BurgessArchitecture {
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

    /** A few words for people, for example "MLP 400". */
    String title();
}
