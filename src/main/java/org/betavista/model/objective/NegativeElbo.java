package org.betavista.model.objective;

import org.betavista.model.Vae;

/**
 * The VAE: reconstruction + KL, the negative evidence lower bound (Kingma &amp; Welling 2013,
 * "Auto-encoding variational Bayes", equation 3).
 */
public record NegativeElbo() implements Objective {
    @Override
    public LossTerms loss(Vae model, LossInput input) {
        return new BetaVae().loss(model, input); // at beta = 1, which its role sees to
    }

    @Override
    public BetaRole betaRole() {
        return BetaRole.ONE;
    }

    @Override
    public boolean takes(Estimator estimator) {
        return true;
    }

    @Override
    public boolean takesAlpha() {
        return false;
    }

    @Override
    public String title() {
        return "VAE";
    }

    @Override
    public String paper() {
        return "Kingma & Welling 2013";
    }

    @Override
    public String sentence() {
        return "A bound on the log-likelihood of the images: copy well, and keep q(z|x) near the"
                + " prior.";
    }

    @Override
    public String formula() {
        return "−log p(x|z) + KL(q(z|x) ‖ p(z))";
    }
}
