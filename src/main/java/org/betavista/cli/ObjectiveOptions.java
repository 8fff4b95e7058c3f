package org.betavista.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.betavista.data.InvalidInputException;
import org.betavista.model.objective.BetaRole;
import org.betavista.model.objective.Estimator;
import org.betavista.model.objective.Knob;
import org.betavista.model.objective.Objective;
import org.betavista.model.objective.ScoreFunction;
import org.betavista.train.Pricing;
import org.betavista.train.Schedule;
import org.betavista.train.TrainingConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** The options that say what training minimises, and how. */
final class ObjectiveOptions {
    @Option(
            names = "--objective",
            description =
                    "ae, vae, beta-vae, capacity-vae, beta-tcvae, factor-vae, dip-vae-i, dip-vae-ii, info-vae, iwae or vq-vae")
    private String objective = "beta-vae";

    @Option(
            names = "--knob",
            description = "a number of the objective's own as NAME=VALUE, for example gamma=10")
    private Map<String, Double> knobs = new LinkedHashMap<>();

    @Option(
            names = "--beta",
            description = "price of a nat of KL, 0 to 64; 1 where it is not given",
            showDefaultValue = Visibility.NEVER)
    private @Nullable Double beta;

    @Option(names = "--alpha", description = "price of a nat of reconstruction")
    private double alpha = 1;

    @Option(names = "--free-bits", description = "nats of each latent's KL that cost nothing")
    private double freeBits;

    @Option(
            names = "--warm-up",
            description = "steps in which beta rises from 0",
            showDefaultValue = Visibility.NEVER)
    private @Nullable Long warmUp;

    @Option(
            names = "--cycle",
            description = "steps of one cycle in which beta rises from 0 again",
            showDefaultValue = Visibility.NEVER)
    private @Nullable Long cycle;

    @Option(
            names = "--estimator",
            description = "reparameterisation, score-function or score-function-with-baseline")
    private String estimator = "reparameterisation";

    @Option(names = "--draws", description = "draws of z an image, for the score function")
    private int draws = 8;

    @Option(
            names = "--binarise",
            description = "make every batch black and white by chance (Burda et al. 2016)")
    private boolean binarised;

    @Option(names = "--batch", description = "images a step")
    private int batch = 128;

    @Option(names = "--lr", description = "Adam's learning rate")
    private double learningRate = 1e-3;

    @Option(names = "--seed", description = "of weights, order and noise")
    private long seed = 1;

    @Option(
            names = "--threads",
            description =
                    "cores for one operation; where it is not given, all but one, or with --resume"
                            + " and --config as many as were saved",
            showDefaultValue = Visibility.NEVER)
    private @Nullable Integer threads;

    @Option(
            names = "--fast",
            negatable = true,
            description =
                    "compute products and convolutions in bfloat16: faster, and a little less exact."
                            + " Where it is not given, no, or with --resume and --config as saved",
            showDefaultValue = Visibility.NEVER)
    private @Nullable Boolean fast;

    /** Refuses options that do nothing for what was chosen beside them. */
    void check(GivenOptions given) {
        if (!(estimator() instanceof ScoreFunction)) {
            given.refuse(
                    "Only the score function draws several z of an image; the estimator is \"%s\""
                            .formatted(estimator().title()),
                    "--draws");
        }
        if (beta != null && beta == 0) {
            given.refuse(
                    "With --beta 0 there is no KL in the loss",
                    "--warm-up",
                    "--cycle",
                    "--free-bits");
        }
    }

    /** How to train. */
    TrainingConfig training() {
        Objective chosen = objective();
        if (beta != null && chosen.betaRole() != BetaRole.CHARGED) {
            throw new InvalidInputException(
                    "%s takes no --beta: %s."
                            .formatted(chosen.title(), chosen.betaRole().sentence()));
        }
        return new TrainingConfig(
                chosen,
                estimator(),
                new Pricing(alpha, beta == null ? 1 : beta, schedule(), freeBits),
                binarised,
                learningRate,
                batch,
                seed,
                threads == null ? TrainingConfig.defaultThreads() : threads,
                fast != null && fast);
    }

    /** Training that was saved, with what was asked for of this machine. */
    TrainingConfig asAsked(TrainingConfig saved) {
        return new TrainingConfig(
                saved.objective(),
                saved.estimator(),
                saved.pricing(),
                saved.binarised(),
                saved.learningRate(),
                saved.batchSize(),
                saved.seed(),
                threads == null ? saved.threads() : threads,
                fast == null ? saved.fast() : fast);
    }

    private Objective objective() {
        Objective chosen = Choice.named("objective", objective, Objective.all(), Objective::title);
        for (var entry : knobs.entrySet()) {
            chosen = turned(chosen, entry.getKey(), entry.getValue());
        }
        return chosen;
    }

    private static Objective turned(Objective objective, String name, double value) {
        List<Knob> knobs = objective.knobs();
        Optional<Knob> chosen =
                knobs.stream()
                        .filter(
                                knob ->
                                        Choice.plain(knob.name()).equals(Choice.plain(name))
                                                || Choice.plain(knob.symbol())
                                                        .equals(Choice.plain(name)))
                        .findFirst();
        if (chosen.isPresent() && chosen.get().whole() && value != Math.rint(value)) {
            throw new InvalidInputException(
                    "%s is a whole number, not %s.".formatted(chosen.get().name(), value));
        }
        return chosen.map(knob -> knob.with().apply(value))
                .orElseThrow(
                        () ->
                                new InvalidInputException(
                                        knobs.isEmpty()
                                                ? "%s has no number of its own; leave --knob out."
                                                        .formatted(objective.title())
                                                : "%s has no \"%s\"; choose %s."
                                                        .formatted(
                                                                objective.title(),
                                                                name,
                                                                knobs.stream()
                                                                        .map(Knob::name)
                                                                        .map(Choice::plain)
                                                                        .collect(
                                                                                Collectors.joining(
                                                                                        " or ")))));
    }

    private Estimator estimator() {
        Estimator chosen = Choice.named("estimator", estimator, Estimator.all(), Estimator::title);
        return chosen instanceof ScoreFunction score
                ? new ScoreFunction(draws, score.baseline())
                : chosen;
    }

    private Schedule schedule() {
        if (warmUp != null && cycle != null) {
            throw new InvalidInputException(
                    "beta can follow one schedule: give --warm-up or --cycle, not both.");
        }
        if (warmUp != null) {
            return new Schedule.WarmUp(0, warmUp);
        }
        return cycle != null ? new Schedule.Cyclical(0, cycle) : new Schedule.Hold();
    }
}
