package org.betavista.model.objective;

import ai.djl.ndarray.NDArray;
import org.betavista.model.PointFamily;
import org.betavista.model.Posterior;
import org.betavista.model.PosteriorFamily;
import org.betavista.model.Vae;

/**
 * Reconstruction alone, from one code an image: the autoencoder (Hinton &amp; Salakhutdinov 2006,
 * "Reducing the dimensionality of data with neural networks"). There is no KL.
 */
public record PlainAutoencoder() implements Objective {
    @Override
    public LossTerms loss(Vae model, LossInput input) {
        Posterior code = model.encode(input.x());
        Reconstruction reconstruction = Reconstruction.of(model, input.x(), code.mu());
        NDArray total = reconstruction.mean().mul(input.charges().alpha()); // scalar
        return reconstruction.remember(
                model,
                LossTerms.of(reconstruction.mean(), LossTerms.klPerDimension(code), total, code));
    }

    @Override
    public BetaRole betaRole() {
        return BetaRole.NONE;
    }

    @Override
    public boolean takes(PosteriorFamily posterior) {
        return posterior instanceof PointFamily;
    }

    @Override
    public PosteriorFamily suited(PosteriorFamily present) {
        return new PointFamily();
    }

    @Override
    public String title() {
        return "Autoencoder";
    }

    @Override
    public String paper() {
        return "Hinton & Salakhutdinov 2006";
    }

    @Override
    public String sentence() {
        return "Copies images through a narrow code; nothing asks the codes to be near each other.";
    }

    @Override
    public String formula() {
        return "α · −log p(x|z),  z = enc(x)";
    }
}
