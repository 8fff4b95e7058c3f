package org.betavista.model.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.List;
import org.betavista.data.InvalidInputException;
import org.betavista.model.Posterior;
import org.betavista.model.Scalar;
import org.betavista.model.Vae;

/**
 * -log of the mean over K draws of w = p(x|z) p(z) / q(z|x): Burda et al. 2016, "Importance
 * weighted autoencoders", equation 8. A bound on the log-likelihood that is tighter with more
 * draws; with one it would be the VAE's.
 *
 * <p>No term of it can be priced by itself: it would be a bound of nothing. So alpha, beta and free
 * bits are not applied. The reconstruction that is reported is the mean over the draws, the KL is
 * in closed form; their sum is the VAE's loss, and what it has above the total is the gap between
 * the bounds.
 *
 * @param samples K, draws of z an image, 2 to 64
 */
public record ImportanceWeighted(int samples) implements Objective {
    private static final int MOST_SAMPLES = 64;
    private static final String GAP = "gap to the ELBO";
    private static final int[] SAMPLES = {0};
    private static final int[] LATENTS = {1};

    public ImportanceWeighted {
        if (samples == 1) {
            throw new InvalidInputException(
                    "With one sample the importance-weighted bound is the VAE's; choose 2 to %s"
                                    .formatted(MOST_SAMPLES)
                            + " samples, or the VAE.");
        }
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw new InvalidInputException(
                    "The importance-weighted bound cannot use %s samples; choose 2 to %s."
                            .formatted(samples, MOST_SAMPLES));
        }
    }

    /** The smaller number of the paper's two. */
    static ImportanceWeighted standard() {
        return new ImportanceWeighted(5);
    }

    @Override
    public LossTerms loss(Vae model, LossInput input) {
        Posterior posterior = model.encode(input.x());
        NDList images = new NDList();
        NDList draws = new NDList();
        NDList ratios = new NDList();
        for (int k = 0; k < samples; k++) {
            NDArray z = posterior.sample(input.epsilon(model.config().latentSize())); // (N, L)
            images.add(input.x());
            draws.add(z);
            ratios.add(logPrior(z).sub(posterior.logDensity(z))); // (N)
        }
        // All draws go through the decoder at once: (KN, D) and (KN, L), draw by draw.
        Reconstruction reconstruction =
                Reconstruction.of(model, NDArrays.concat(images), NDArrays.concat(draws));
        NDArray logWeights =
                NDArrays.stack(ratios)
                        .sub(reconstruction.perImage().reshape(samples, -1)); // (K, N)
        NDArray total = logMeanExp(logWeights).mean().neg(); // scalar
        LossTerms terms =
                LossTerms.of(
                        reconstruction.mean(),
                        LossTerms.klPerDimension(posterior),
                        total,
                        posterior);
        NDArray gap = terms.reconstruction().add(terms.kl()).sub(total); // scalar
        return reconstruction.remember(model, terms.with(GAP, gap));
    }

    /** log N(z; 0, I), (N). */
    private static NDArray logPrior(NDArray z) {
        double constant = z.getShape().get(1) * Math.log(2 * Math.PI);
        return z.square().sum(LATENTS).add(constant).mul(Scalar.of(-0.5, z)); // (N)
    }

    /**
     * log of the mean of exp, however small the weights are.
     *
     * @param logWeights (K, N)
     * @return (N)
     */
    static NDArray logMeanExp(NDArray logWeights) {
        NDArray largest = logWeights.max(SAMPLES, true).stopGradient(); // (1, N)
        return logWeights
                .sub(largest)
                .exp()
                .sum(SAMPLES)
                .log()
                .add(largest.squeeze(0))
                .sub(Math.log((double) logWeights.getShape().get(0))); // (N)
    }

    @Override
    public BetaRole betaRole() {
        return BetaRole.ONE;
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                new Knob(
                        "K",
                        "samples",
                        "Draws of z for each image: more make the bound tighter and a step slower.",
                        samples,
                        2,
                        MOST_SAMPLES,
                        true,
                        false,
                        k -> new ImportanceWeighted((int) k)));
    }

    @Override
    public List<String> extraTerms() {
        return List.of(GAP);
    }

    @Override
    public boolean takesAlpha() {
        return false;
    }

    @Override
    public String title() {
        return "IWAE";
    }

    @Override
    public String paper() {
        return "Burda et al. 2016";
    }

    @Override
    public String sentence() {
        return "A tighter bound on the log-likelihood, from several draws of z that are weighted by"
                + " how well they explain the image.";
    }

    @Override
    public String formula() {
        return "−log (1/K) Σₖ p(x|zₖ) p(zₖ) / q(zₖ|x)";
    }
}
