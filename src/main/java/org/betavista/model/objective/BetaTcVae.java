package org.betavista.model.objective;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.betavista.model.DiagonalFamily;
import org.betavista.model.DiagonalGaussian;
import org.betavista.model.PosteriorFamily;
import org.betavista.model.Scalar;
import org.betavista.model.Vae;

/**
 * Reconstruction + mutual information + beta * total correlation + dimension-wise KL: Chen et al.
 * 2018, "Isolating sources of disentanglement in VAEs", equation 4 with alpha = gamma = 1. At beta
 * = 1 the three sum to the KL of the codes that were drawn.
 *
 * <p>The three are guesses from one batch ({@link StratifiedDensity}): a price to train with, and
 * too biased to be shown as a figure of the model. The KL that the terms report is the closed form,
 * as for every objective. Free bits do nothing here, for no latent's KL is charged by itself. A
 * batch of N takes memory for N * N * L values.
 */
public record BetaTcVae() implements Objective {
    private static final String MUTUAL_INFORMATION = "mutual information";
    private static final String TOTAL_CORRELATION = "total correlation";
    private static final String DIMENSION_WISE_KL = "dimension-wise KL";
    private static final int[] LATENTS = {1};

    @Override
    public LossTerms loss(Vae model, LossInput input) {
        DiagonalGaussian posterior = (DiagonalGaussian) model.encode(input.x());
        NDArray z = posterior.sample(input.epsilon(model.config().latentSize())); // (N, L)
        Reconstruction reconstruction = Reconstruction.of(model, input.x(), z);
        StratifiedDensity aggregate = StratifiedDensity.of(posterior, z, input.trainingImages());
        NDArray independent = aggregate.marginals().sum(LATENTS); // (N)
        NDArray information = posterior.logDensity(z).sub(aggregate.joint()).mean(); // scalar
        NDArray correlation = aggregate.joint().sub(independent).mean(); // scalar
        NDArray dimensionWise = independent.sub(logPrior(z)).mean(); // scalar
        NDArray total =
                reconstruction
                        .mean()
                        .mul(input.charges().alpha())
                        .add(information)
                        .add(correlation.mul(input.charges().beta()))
                        .add(dimensionWise); // scalar
        LossTerms terms =
                LossTerms.of(
                                reconstruction.mean(),
                                LossTerms.klPerDimension(posterior),
                                total,
                                posterior)
                        .with(MUTUAL_INFORMATION, information)
                        .with(TOTAL_CORRELATION, correlation)
                        .with(DIMENSION_WISE_KL, dimensionWise);
        return reconstruction.remember(model, terms);
    }

    /** log N(z; 0, I) in nats, (N). */
    private static NDArray logPrior(NDArray z) {
        return z.square().add(Math.log(2 * Math.PI)).mul(Scalar.of(-0.5, z)).sum(LATENTS);
    }

    @Override
    public BetaRole betaRole() {
        return BetaRole.CHARGED;
    }

    @Override
    public String betaSentence() {
        return "the price of what the latents say in common; 1 is the VAE";
    }

    @Override
    public boolean chargesKlWhole() {
        return false;
    }

    @Override
    public List<String> extraTerms() {
        return List.of(MUTUAL_INFORMATION, TOTAL_CORRELATION, DIMENSION_WISE_KL);
    }

    /** Only the diagonal one: it needs the density of each latent by itself. */
    @Override
    public boolean takes(PosteriorFamily posterior) {
        return posterior instanceof DiagonalFamily;
    }

    @Override
    public String title() {
        return "β-TCVAE";
    }

    @Override
    public String paper() {
        return "Chen et al. 2018";
    }

    @Override
    public String sentence() {
        return "Charges β only for what the latents say in common, not for what they say about the"
                + " image.";
    }

    @Override
    public String formula() {
        return "α · −log p(x|z) + I(x; z) + β · TC(z) + Σⱼ KL(q(zⱼ) ‖ p(zⱼ))";
    }
}
