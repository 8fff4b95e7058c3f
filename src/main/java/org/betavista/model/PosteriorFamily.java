package org.betavista.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.betavista.data.ImageShape;

/** The kind of q(z|x): what the encoder's outputs mean. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PointFamily.class, name = "point"),
    @JsonSubTypes.Type(value = DiagonalFamily.class, name = "diagonal"),
    @JsonSubTypes.Type(value = FullFamily.class, name = "full"),
    @JsonSubTypes.Type(value = CodebookFamily.class, name = "codebook")
})
public sealed interface PosteriorFamily
        permits PointFamily, DiagonalFamily, FullFamily, CodebookFamily {
    /** The families in the order in which people choose among them, each with its defaults. */
    static List<PosteriorFamily> all() {
        return List.of(
                new DiagonalFamily(),
                new FullFamily(),
                new PointFamily(),
                CodebookFamily.standard());
    }

    /**
     * What q(z|x) is for certain images.
     *
     * @param output of the encoder, (N, outputs)
     * @param latentSize L
     * @param buffers of the model, by name
     */
    Posterior read(NDArray output, int latentSize, Map<String, NDArray> buffers);

    /** The encoder with as many outputs as this family reads. */
    Block encoder(Architecture architecture, ImageShape shape, int latentSize);

    /** The decoder for this family's codes. */
    default Block decoder(Architecture architecture, ImageShape shape) {
        return architecture.decoder(shape);
    }

    /**
     * The number of values in a code: what was asked for, unless a code is a grid, whose size the
     * network decides.
     */
    default int latentSize(Architecture architecture, ImageShape shape, int wanted) {
        return wanted;
    }

    /** Shapes of the arrays that belong to this family and that no gradient trains, by name. */
    default Map<String, Shape> buffers() {
        return Map.of();
    }

    /** Whether q(z|x) is a Gaussian, so that it has a KL to N(0, I). */
    boolean isGaussian();

    /** A few words for people. */
    String title();

    /** What the family can and cannot say, a sentence. */
    String sentence();
}
