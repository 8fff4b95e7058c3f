package org.betavista.model;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import java.util.Map;
import org.betavista.data.ImageShape;

/**
 * A Gaussian with a full covariance, given by its Cholesky factor (Kingma &amp; Welling 2019, "An
 * introduction to VAEs", section 2.5.1).
 */
public record FullFamily() implements PosteriorFamily {
    @Override
    public Posterior read(NDArray output, int latentSize, Map<String, NDArray> buffers) {
        return FullGaussian.of(output, latentSize);
    }

    @Override
    public Block encoder(Architecture architecture, ImageShape shape, int latentSize) {
        return architecture.encoder(shape, 2 * latentSize + latentSize * latentSize);
    }

    @Override
    public boolean isGaussian() {
        return true;
    }

    @Override
    public String title() {
        return "Gaussian, full covariance";
    }

    @Override
    public String sentence() {
        return "Latents of one image may vary together; the ellipses may tilt.";
    }
}
