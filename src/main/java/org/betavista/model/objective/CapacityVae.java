package org.betavista.model.objective;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.betavista.data.InvalidInputException;
import org.betavista.model.Posterior;
import org.betavista.model.Vae;

/**
 * Reconstruction + gamma * |KL - C|, where C rises from 0 along a line: Burgess et al. 2018,
 * "Understanding disentangling in beta-VAE", equation 8. The KL is the batch's mean. Free bits do
 * nothing here, for no latent's KL is charged by itself.
 *
 * @param gamma the price of a nat between the KL and C, 0 to 10,000
 * @param capacity C in the end, 0 to 200 nats an image
 * @param steps until then, 1 to 10,000,000
 */
public record CapacityVae(double gamma, double capacity, long steps) implements Objective {
    private static final String TARGET = "target capacity";
    private static final double LARGEST_GAMMA = 10_000;
    private static final double MOST_CAPACITY = 200;
    private static final long MOST_STEPS = 10_000_000;

    public CapacityVae {
        if (!(gamma >= 0 && gamma <= LARGEST_GAMMA)) {
            throw new InvalidInputException(
                    "A gamma of %s cannot be used; choose 0 to %s."
                            .formatted(gamma, (long) LARGEST_GAMMA));
        }
        if (!(capacity >= 0 && capacity <= MOST_CAPACITY)) {
            throw new InvalidInputException(
                    "A capacity of %s nats cannot be used; choose 0 to %s."
                            .formatted(capacity, (long) MOST_CAPACITY));
        }
        if (steps < 1 || steps > MOST_STEPS) {
            throw new InvalidInputException(
                    "A capacity cannot rise for %s steps; choose 1 to %s."
                            .formatted(steps, MOST_STEPS));
        }
    }

    /** The paper's 25 nats, sooner and at a lower price, as small images need. */
    public static CapacityVae standard() {
        return new CapacityVae(100, 25, 10_000);
    }

    @Override
    public LossTerms loss(Vae model, LossInput input) {
        Charges charges = input.charges();
        Posterior posterior = model.encode(input.x());
        NDArray z = posterior.sample(input.epsilon(model.config().latentSize())); // (N, L)
        Reconstruction reconstruction = Reconstruction.of(model, input.x(), z);
        NDArray klPerDimension = LossTerms.klPerDimension(posterior); // (L)
        NDArray distance = klPerDimension.sum().sub(charges.capacity()).abs(); // scalar
        NDArray total =
                reconstruction
                        .mean()
                        .mul(charges.alpha())
                        .add(distance.mul(charges.strength())); // scalar
        return reconstruction.remember(
                model,
                LossTerms.of(reconstruction.mean(), klPerDimension, total, posterior)
                        .with(TARGET, charges.capacity()));
    }

    @Override
    public BetaRole betaRole() {
        return BetaRole.DISTANCE;
    }

    @Override
    public double capacity(long step) {
        return capacity * Math.min(1, (double) step / steps);
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                new Knob(
                        "γ",
                        "distance price",
                        "What a nat between the KL and its target costs.",
                        gamma,
                        0,
                        LARGEST_GAMMA,
                        false,
                        true,
                        value -> new CapacityVae(value, capacity, steps)),
                new Knob(
                        "C",
                        "capacity",
                        "The nats of KL that the code of an image shall have in the end.",
                        capacity,
                        0,
                        MOST_CAPACITY,
                        false,
                        false,
                        value -> new CapacityVae(gamma, value, steps)),
                new Knob(
                        "steps",
                        "rise",
                        "How many steps the target takes from 0 to C.",
                        steps,
                        1,
                        MOST_STEPS,
                        true,
                        false,
                        value -> new CapacityVae(gamma, capacity, Math.round(value))));
    }

    @Override
    public List<String> extraTerms() {
        return List.of(TARGET);
    }

    @Override
    public String title() {
        return "Capacity VAE";
    }

    @Override
    public String paper() {
        return "Burgess et al. 2018";
    }

    @Override
    public String sentence() {
        return "Grants the code more and more nats, so that latents take up one thing after the"
                + " other.";
    }

    @Override
    public String formula() {
        return "α · −log p(x|z) + γ · |KL(q(z|x) ‖ p(z)) − C|";
    }
}
