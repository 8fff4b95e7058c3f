package org.betavista.model.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import org.betavista.model.Posterior;
import org.betavista.model.Scalar;
import org.betavista.model.Vae;

/**
 * Reconstruction + beta * KL: Higgins et al. 2017, "beta-VAE", equation 4. beta = 1 is the negative
 * ELBO of the VAE (Kingma &amp; Welling 2013, equation 3), beta = 0 a noisy autoencoder that pays
 * nothing for its code.
 */
public record BetaVae() implements Objective {
    private static final int[] SAMPLES = {0};

    @Override
    public LossTerms loss(Vae model, LossInput input) {
        return input.estimator() instanceof ScoreFunction score
                ? byScore(model, input, score)
                : byReparameterisation(model, input);
    }

    private static LossTerms byReparameterisation(Vae model, LossInput input) {
        Posterior posterior = model.encode(input.x());
        NDArray z = posterior.sample(input.epsilon(model.config().latentSize())); // (N, L)
        Reconstruction reconstruction = Reconstruction.of(model, input.x(), z);
        return reconstruction.remember(
                model, terms(reconstruction.mean(), posterior, input.charges()));
    }

    private static LossTerms terms(NDArray reconstruction, Posterior posterior, Charges charges) {
        NDArray klPerDimension = LossTerms.klPerDimension(posterior); // (L)
        NDArray total = reconstruction.mul(charges.alpha()).add(charges.ofKl(klPerDimension));
        return LossTerms.of(reconstruction, klPerDimension, total, posterior);
    }

    /**
     * No gradient goes through z. The decoder gets that of f(z) = -log p(x|z), the encoder the mean
     * over the draws of (f(z) - baseline) * grad log q(z|x); the KL is in closed form for both.
     */
    private static LossTerms byScore(Vae model, LossInput input, ScoreFunction score) {
        int samples = score.samples();
        Posterior posterior = model.encode(input.x());
        NDArray surrogate = null;
        NDArray[] draws = new NDArray[samples];
        NDArray[] prices = new NDArray[samples];
        Reconstruction last = null;
        for (int s = 0; s < samples; s++) {
            draws[s] =
                    posterior
                            .sample(input.epsilon(model.config().latentSize()))
                            .stopGradient(); // (N, L)
            last = Reconstruction.of(model, input.x(), draws[s]);
            prices[s] = last.perImage(); // (N)
        }
        NDArray f = NDArrays.stack(new ai.djl.ndarray.NDList(prices)); // (S, N)
        NDArray reconstruction = f.mean(); // scalar
        NDArray fixed = f.stopGradient();
        NDArray advantage = score.baseline() ? aboveOthers(fixed, samples) : fixed; // (S, N)
        for (int s = 0; s < samples; s++) {
            NDArray one = advantage.get(s).mul(posterior.logDensity(draws[s])).mean(); // scalar
            surrogate = surrogate == null ? one : surrogate.add(one);
        }
        NDArray share = Scalar.of(1.0 / samples, f);
        LossTerms terms = terms(reconstruction, posterior, input.charges());
        LossTerms minimising =
                terms.minimising(
                        terms.total()
                                .add(
                                        java.util.Objects.requireNonNull(surrogate)
                                                .mul(share)
                                                .mul(input.charges().alpha())));
        return java.util.Objects.requireNonNull(last).remember(model, minimising);
    }

    /** Each price less the mean of the same image's other draws, (S, N). */
    private static NDArray aboveOthers(NDArray prices, int samples) {
        // f - (sum - f) / (S - 1) = (f - mean) * S / (S - 1)
        return prices.sub(prices.mean(SAMPLES, true))
                .mul(Scalar.of((double) samples / (samples - 1), prices));
    }

    @Override
    public BetaRole betaRole() {
        return BetaRole.CHARGED;
    }

    @Override
    public boolean takes(Estimator estimator) {
        return true;
    }

    @Override
    public boolean takesFreeBits() {
        return true;
    }

    @Override
    public String title() {
        return "β-VAE";
    }

    @Override
    public String paper() {
        return "Higgins et al. 2017";
    }

    @Override
    public String sentence() {
        return "The VAE with a price of your choice on the code: more is tidier and blurrier.";
    }

    @Override
    public String formula() {
        return "α · −log p(x|z) + β · KL(q(z|x) ‖ p(z))";
    }
}
