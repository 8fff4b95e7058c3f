package org.betavista.model.objective;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.betavista.data.InvalidInputException;
import org.betavista.model.Posterior;
import org.betavista.model.Vae;

/**
 * Reconstruction + beta * KL + lambda * MMD^2(q(z), p(z)): Zhao et al. 2019, "InfoVAE: balancing
 * learning and inference in variational autoencoders", equation 6 with the maximum mean discrepancy
 * as divergence between all codes and the prior.
 *
 * <p>In the paper's alpha and lambda, our beta is 1 - alpha and our lambda is alpha + lambda - 1.
 * beta = 0 is its MMD-VAE, lambda = 0 the beta-VAE. The kernel is exp(-|z - z'|^2 / (2 L)).
 *
 * @param mmdWeight lambda, 0 to 10000
 */
public record InfoVae(double mmdWeight) implements Objective {
    private static final double LARGEST_WEIGHT = 10_000;
    private static final String MMD = "MMD";

    public InfoVae {
        if (!(mmdWeight >= 0 && mmdWeight <= LARGEST_WEIGHT)) {
            throw new InvalidInputException(
                    "A lambda of %s cannot be used; choose 0 to 10000.".formatted(mmdWeight));
        }
    }

    /** A middle weight. */
    static InfoVae standard() {
        return new InfoVae(500);
    }

    @Override
    public LossTerms loss(Vae model, LossInput input) {
        Posterior posterior = model.encode(input.x());
        int latentSize = model.config().latentSize();
        NDArray z = posterior.sample(input.epsilon(latentSize)); // (N, L)
        Reconstruction reconstruction = Reconstruction.of(model, input.x(), z);
        NDArray discrepancy = MeanDiscrepancy.squared(z, input.epsilon(latentSize)); // scalar
        NDArray klPerDimension = LossTerms.klPerDimension(posterior); // (L)
        Charges charges = input.charges();
        NDArray total =
                reconstruction
                        .mean()
                        .mul(charges.alpha())
                        .add(charges.ofKl(klPerDimension))
                        .add(discrepancy.mul(charges.strength())); // scalar
        return reconstruction.remember(
                model,
                LossTerms.of(reconstruction.mean(), klPerDimension, total, posterior)
                        .with(MMD, discrepancy));
    }

    @Override
    public BetaRole betaRole() {
        return BetaRole.CHARGED;
    }

    @Override
    public String betaSentence() {
        return "0 is the MMD-VAE, 1 pays the whole KL";
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                new Knob(
                        "λ",
                        "MMD weight",
                        "How strongly the codes of all images together are drawn to the prior.",
                        mmdWeight,
                        0,
                        LARGEST_WEIGHT,
                        false,
                        true,
                        InfoVae::new));
    }

    @Override
    public List<String> extraTerms() {
        return List.of(MMD);
    }

    @Override
    public boolean takesFreeBits() {
        return true;
    }

    @Override
    public String title() {
        return "InfoVAE";
    }

    @Override
    public String paper() {
        return "Zhao et al. 2019";
    }

    @Override
    public String sentence() {
        return "Asks all codes together to be spread like the prior, and not each by itself: at"
                + " β = 0 it is the MMD-VAE.";
    }

    @Override
    public String formula() {
        return "α · −log p(x|z) + β · KL(q(z|x) ‖ p(z)) + λ · MMD²(q(z), p(z))";
    }
}
