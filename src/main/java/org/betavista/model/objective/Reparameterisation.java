package org.betavista.model.objective;

/**
 * z = mu + sigma * epsilon: the noise is drawn outside, so that the gradient goes through z (Kingma
 * &amp; Welling 2013, section 2.4).
 */
public record Reparameterisation() implements Estimator {
    @Override
    public String title() {
        return "Reparameterisation";
    }

    @Override
    public String sentence() {
        return "z = μ + σ·ε, so that the gradient goes through z; little variance.";
    }
}
