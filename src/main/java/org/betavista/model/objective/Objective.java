package org.betavista.model.objective;

import ai.djl.nn.Block;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import org.betavista.data.InvalidInputException;
import org.betavista.model.DiagonalFamily;
import org.betavista.model.PosteriorFamily;
import org.betavista.model.Vae;

/**
 * What training minimises.
 *
 * <p>The next one is a new record and its name in the three lists of this file.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PlainAutoencoder.class, name = "ae"),
    @JsonSubTypes.Type(value = NegativeElbo.class, name = "vae"),
    @JsonSubTypes.Type(value = BetaVae.class, name = "beta-vae"),
    @JsonSubTypes.Type(value = CapacityVae.class, name = "capacity-vae"),
    @JsonSubTypes.Type(value = BetaTcVae.class, name = "beta-tcvae"),
    @JsonSubTypes.Type(value = FactorVae.class, name = "factor-vae"),
    @JsonSubTypes.Type(value = DipVae.class, name = "dip-vae"),
    @JsonSubTypes.Type(value = InfoVae.class, name = "info-vae"),
    @JsonSubTypes.Type(value = ImportanceWeighted.class, name = "iwae"),
    @JsonSubTypes.Type(value = VqVae.class, name = "vq-vae")
})
public sealed interface Objective
        permits PlainAutoencoder,
                NegativeElbo,
                BetaVae,
                CapacityVae,
                BetaTcVae,
                FactorVae,
                DipVae,
                InfoVae,
                ImportanceWeighted,
                VqVae {
    /** The objectives in the order in which people choose among them, each with its defaults. */
    static List<Objective> all() {
        return List.of(
                new PlainAutoencoder(),
                new NegativeElbo(),
                new BetaVae(),
                CapacityVae.standard(),
                new BetaTcVae(),
                FactorVae.standard(),
                DipVae.of(DipVae.Kind.I),
                DipVae.of(DipVae.Kind.II),
                InfoVae.standard(),
                ImportanceWeighted.standard(),
                VqVae.standard());
    }

    /**
     * The loss of one batch. Reads no value of any array, so that it can be traced.
     *
     * @param model the networks
     * @param input the batch and its prices
     */
    LossTerms loss(Vae model, LossInput input);

    /** What beta does here. */
    BetaRole betaRole();

    /** What the values of beta mean here, a few words; only where beta can be moved. */
    default String betaSentence() {
        return "0 only copies, 1 is the VAE, higher is tidier and blurrier";
    }

    /** Whether beta is the price of the whole KL, and not of a part of it. */
    default boolean chargesKlWhole() {
        return betaRole() == BetaRole.CHARGED;
    }

    /** What a person may choose, the most important first; at most one is live. */
    default List<Knob> knobs() {
        return List.of();
    }

    /** Names of the terms that this objective has besides reconstruction and KL, for charts. */
    default List<String> extraTerms() {
        return List.of();
    }

    /** The price of the objective's own term, which a step gets as {@link Charges#strength}. */
    default double strength() {
        return knobs().stream().filter(Knob::live).mapToDouble(Knob::value).findFirst().orElse(0);
    }

    /** The nats of KL that this objective aims at, at a step, or 0 where it aims at none. */
    default double capacity(long step) {
        return 0;
    }

    /** The network that judges codes (N, L) by logits (N, 2), where this objective has one. */
    default Optional<Block> discriminator() {
        return Optional.empty();
    }

    /** Whether it can be used with a kind of posterior. */
    default boolean takes(PosteriorFamily posterior) {
        return posterior.isGaussian();
    }

    /** A posterior that it can be used with: the given one if it can, else its usual one. */
    default PosteriorFamily suited(PosteriorFamily present) {
        return takes(present) ? present : new DiagonalFamily();
    }

    /** Whether alpha prices its reconstruction. */
    default boolean takesAlpha() {
        return true;
    }

    /** Whether nats of each latent's KL can be free. */
    default boolean takesFreeBits() {
        return false;
    }

    /** Whether it can be used with an estimator of the gradient. */
    default boolean takes(Estimator estimator) {
        return estimator instanceof Reparameterisation;
    }

    /**
     * Refuses a combination that means nothing.
     *
     * @throws InvalidInputException with the reason
     */
    default void check(PosteriorFamily posterior, Estimator estimator) {
        if (!takes(posterior)) {
            throw new InvalidInputException(
                    "%s cannot be used with the posterior \"%s\": choose \"%s\"."
                            .formatted(title(), posterior.title(), suited(posterior).title()));
        }
        if (!takes(estimator)) {
            throw new InvalidInputException(
                    ("%s has its own gradient; the estimator \"%s\" is for the VAE and the β-VAE."
                                    + " Choose reparameterisation.")
                            .formatted(title(), estimator.title()));
        }
    }

    /** A short name for people. */
    String title();

    /** The paper, as people cite it. */
    String paper();

    /** What it is for, a sentence. */
    String sentence();

    /** What is minimised, on one line. */
    String formula();
}
