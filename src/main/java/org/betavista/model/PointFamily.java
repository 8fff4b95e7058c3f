package org.betavista.model;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import java.util.Map;
import org.betavista.data.ImageShape;

/**
 * One code an image without any spread: the plain autoencoder (Hinton &amp; Salakhutdinov 2006).
 */
public record PointFamily() implements PosteriorFamily {
    @Override
    public Posterior read(NDArray output, int latentSize, Map<String, NDArray> buffers) {
        return new PointCode(output);
    }

    @Override
    public Block encoder(Architecture architecture, ImageShape shape, int latentSize) {
        return architecture.encoder(shape, latentSize);
    }

    @Override
    public boolean isGaussian() {
        return false;
    }

    @Override
    public String title() {
        return "Deterministic";
    }

    @Override
    public String sentence() {
        return "One code an image, no spread, so no KL and nothing that fills the space between"
                + " codes.";
    }
}
