package org.betavista.model;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import java.util.Map;
import org.betavista.data.ImageShape;

/** A Gaussian whose latents are independent (Kingma &amp; Welling 2013, section 3). */
public record DiagonalFamily() implements PosteriorFamily {
    @Override
    public Posterior read(NDArray output, int latentSize, Map<String, NDArray> buffers) {
        return DiagonalGaussian.of(output, latentSize);
    }

    @Override
    public Block encoder(Architecture architecture, ImageShape shape, int latentSize) {
        return architecture.encoder(shape, 2 * latentSize);
    }

    @Override
    public boolean isGaussian() {
        return true;
    }

    @Override
    public String title() {
        return "Gaussian, diagonal";
    }

    @Override
    public String sentence() {
        return "A mean and a spread for each latent; the ellipses stand upright.";
    }
}
