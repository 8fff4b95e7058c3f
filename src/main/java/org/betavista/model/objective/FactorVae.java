package org.betavista.model.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import java.util.List;
import java.util.Optional;
import org.betavista.data.InvalidInputException;
import org.betavista.model.CodeDiscriminator;
import org.betavista.model.Posterior;
import org.betavista.model.Scalar;
import org.betavista.model.Vae;

/**
 * Reconstruction + beta * KL + gamma * TC(z): Kim &amp; Mnih 2018, "Disentangling by factorising",
 * equation 2 (there with beta = 1). TC is the KL of the distribution of all codes to the product of
 * its latents' own distributions; a second network that tells codes from shuffled ones estimates
 * it.
 *
 * <p>Codes are shuffled latent by latent within the batch at hand (algorithm 1 takes a second batch
 * for that; the authors of disentanglement_lib do as we do). One optimiser trains all networks at
 * one rate; the paper's has a lower one for the discriminator. Its six hidden layers of 1000 units
 * would cost many times what the rest of a step does on a processor without help, so there are
 * three of 256 here.
 *
 * @param gamma the price of a nat of total correlation, 0 to 100
 * @param units of each hidden layer of the discriminator, 16 to 1024
 */
public record FactorVae(double gamma, int units) implements Objective {
    private static final double LARGEST_GAMMA = 100;
    private static final int FEWEST_UNITS = 16;
    private static final int MOST_UNITS = 1024;
    private static final int HIDDEN_LAYERS = 3;
    private static final String TOTAL_CORRELATION = "total correlation";
    private static final String DISCRIMINATOR = "discriminator";

    public FactorVae {
        if (!(gamma >= 0 && gamma <= LARGEST_GAMMA)) {
            throw new InvalidInputException(
                    "A gamma of %s cannot be used; choose 0 to 100.".formatted(gamma));
        }
        if (units < FEWEST_UNITS || units > MOST_UNITS) {
            throw new InvalidInputException(
                    "A discriminator of %s units a layer cannot be used; choose %s to %s."
                            .formatted(units, FEWEST_UNITS, MOST_UNITS));
        }
    }

    /** A mild price, and a discriminator for small machines. */
    static FactorVae standard() {
        return new FactorVae(10, 256);
    }

    @Override
    public LossTerms loss(Vae model, LossInput input) {
        Posterior posterior = model.encode(input.x());
        NDArray z = posterior.sample(input.epsilon(model.config().latentSize())); // (N, L)
        Reconstruction reconstruction = Reconstruction.of(model, input.x(), z);
        NDArray logits = model.discriminate(z, false); // (N, 2)
        NDArray totalCorrelation =
                logits.get(":, 0").sub(logits.get(":, 1")).mean(); // log D / (1 - D), scalar
        NDArray klPerDimension = LossTerms.klPerDimension(posterior); // (L)
        Charges charges = input.charges();
        NDArray total =
                reconstruction
                        .mean()
                        .mul(charges.alpha())
                        .add(charges.ofKl(klPerDimension))
                        .add(totalCorrelation.mul(charges.strength())); // scalar
        NDArray discriminatorLoss = discriminatorLoss(model, input, z.stopGradient());
        LossTerms terms =
                LossTerms.of(reconstruction.mean(), klPerDimension, total, posterior)
                        .with(TOTAL_CORRELATION, totalCorrelation)
                        .with(DISCRIMINATOR, discriminatorLoss)
                        .minimising(total.add(discriminatorLoss));
        return reconstruction.remember(model, terms);
    }

    /** The mean price of telling real codes from shuffled ones, log 2 by guessing; scalar. */
    private static NDArray discriminatorLoss(Vae model, LossInput input, NDArray z) {
        // Each column in an order of its own.
        NDArray order = input.noise().normal(z.getShape()).argSort(0); // (N, L)
        NDArray shuffled = z.gather(order, 0); // (N, L)
        NDArray real = model.discriminate(z, true).logSoftmax(1).get(":, 0"); // (N)
        NDArray fake = model.discriminate(shuffled, true).logSoftmax(1).get(":, 1"); // (N)
        return real.mean().add(fake.mean()).mul(Scalar.of(-0.5, z));
    }

    @Override
    public Optional<Block> discriminator() {
        return Optional.of(CodeDiscriminator.of(HIDDEN_LAYERS, units));
    }

    @Override
    public BetaRole betaRole() {
        return BetaRole.CHARGED;
    }

    @Override
    public String betaSentence() {
        return "the price of the whole KL, beside γ for what the latents say in common";
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                new Knob(
                        "γ",
                        "TC price",
                        "What it costs that one latent tells about another.",
                        gamma,
                        0,
                        LARGEST_GAMMA,
                        false,
                        true,
                        value -> new FactorVae(value, units)),
                new Knob(
                        "D",
                        "width",
                        "The width of the network that tells codes from shuffled codes.",
                        units,
                        FEWEST_UNITS,
                        MOST_UNITS,
                        true,
                        false,
                        value -> new FactorVae(gamma, (int) value)));
    }

    @Override
    public List<String> extraTerms() {
        return List.of(TOTAL_CORRELATION, DISCRIMINATOR);
    }

    @Override
    public boolean takesFreeBits() {
        return true;
    }

    @Override
    public String title() {
        return "FactorVAE";
    }

    @Override
    public String paper() {
        return "Kim & Mnih 2018";
    }

    @Override
    public String sentence() {
        return "Asks the latents to be independent of each other, as judged by a second network.";
    }

    @Override
    public String formula() {
        return "α · −log p(x|z) + β · KL(q(z|x) ‖ p(z)) + γ · TC(z)";
    }
}
