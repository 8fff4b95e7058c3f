package org.betavista.train;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.betavista.data.InvalidInputException;
import org.betavista.model.Likelihood;
import org.betavista.model.ModelConfig;
import org.betavista.model.objective.BetaRole;
import org.betavista.model.objective.BetaVae;
import org.betavista.model.objective.Estimator;
import org.betavista.model.objective.Objective;
import org.betavista.model.objective.Reparameterisation;
import org.betavista.model.objective.ScoreFunction;

/**
 * How a model is trained.
 *
 * @param objective what is minimised
 * @param estimator how gradients get past the sampling of z
 * @param pricing what the terms cost
 * @param binarised whether every batch's images become black and white by chance, each pixel with
 *     its value as the probability of white (Burda et al. 2016, section 5.1)
 * @param learningRate of Adam at the start, above 0 and at most 1
 * @param batchSize images a step, 1 to 4096
 * @param seed of the weights, the order of the images and the noise
 * @param threads cores that one operation may use, 1 to 64. Figures of two runs are equal bit by
 *     bit only at equal counts.
 * @param fast whether matrix products and convolutions of a training step are computed in bfloat16,
 *     which has the range of float32 and 8 bits of its digits; weights, Adam's state and everything
 *     outside of these products stay float32
 */
public record TrainingConfig(
        Objective objective,
        Estimator estimator,
        Pricing pricing,
        boolean binarised,
        double learningRate,
        int batchSize,
        long seed,
        int threads,
        boolean fast) {
    /** More than one operation can use. */
    public static final int MOST_THREADS = 64;

    @JsonCreator
    public TrainingConfig {
        checkLearningRate(learningRate);
        if (batchSize < 1 || batchSize > 4096) {
            throw new InvalidInputException(
                    "A batch size of %s cannot be used; choose 1 to 4096.".formatted(batchSize));
        }
        if (threads < 1 || threads > MOST_THREADS) {
            throw new InvalidInputException(
                    "%s threads cannot be used; choose 1 to %s.".formatted(threads, MOST_THREADS));
        }
        if (!(pricing.schedule() instanceof Schedule.Hold)
                && objective.betaRole() != BetaRole.CHARGED) {
            throw new InvalidInputException(
                    "A schedule moves beta, but %s has none to move: %s. Choose \"Hold\"."
                            .formatted(objective.title(), objective.betaRole().sentence()));
        }
    }

    /** A beta-VAE with a constant beta. */
    public TrainingConfig(double beta, double learningRate, int batchSize, long seed, int threads) {
        this(
                new BetaVae(),
                new Reparameterisation(),
                Pricing.constant(beta),
                false,
                learningRate,
                batchSize,
                seed,
                threads,
                false);
    }

    /** The objective and, where it is moved, beta: "β-VAE, β = 4". */
    public String title() {
        return objective.betaRole() == BetaRole.CHARGED
                ? objective.title() + ", β = " + plain(beta())
                : objective.title();
    }

    /** The price of a nat of KL once the schedule is through. */
    public double beta() {
        return pricing.beta();
    }

    /** The price of a nat of KL that the objective charges at a step, 0 for the first. */
    public double chargedBeta(long step) {
        return objective.betaRole().charged(pricing.beta(step));
    }

    /**
     * Whether the KL costs anything at a step. Where it does not, codes need not fill the prior, so
     * that its holes mean nothing.
     */
    public boolean paysForKl(long step) {
        return objective.betaRole() == BetaRole.DISTANCE || chargedBeta(step) > 0;
    }

    /** Whether the total is reconstruction + beta * KL and nothing else. */
    public boolean isSumOfTerms() {
        return objective.extraTerms().isEmpty()
                && objective.knobs().isEmpty()
                && pricing.alpha() == 1
                && pricing.freeBits() == 0;
    }

    /** The same with another beta and learning rate. */
    public TrainingConfig with(double newBeta, double newLearningRate) {
        return new TrainingConfig(
                objective,
                estimator,
                pricing.withBeta(newBeta),
                binarised,
                newLearningRate,
                batchSize,
                seed,
                threads,
                fast);
    }

    /** The same with other prices. */
    public TrainingConfig with(Pricing newPricing) {
        return new TrainingConfig(
                objective,
                estimator,
                newPricing,
                binarised,
                learningRate,
                batchSize,
                seed,
                threads,
                fast);
    }

    /** The same in bfloat16 or not. */
    public TrainingConfig withFast(boolean newFast) {
        return new TrainingConfig(
                objective,
                estimator,
                pricing,
                binarised,
                learningRate,
                batchSize,
                seed,
                threads,
                newFast);
    }

    /** The same for fresh weights: the schedule begins with them. */
    public TrainingConfig begun() {
        return with(pricing.with(pricing.schedule().from(0)));
    }

    /** The same with another objective. */
    public TrainingConfig with(Objective newObjective) {
        return new TrainingConfig(
                newObjective,
                estimator,
                pricing,
                binarised,
                learningRate,
                batchSize,
                seed,
                threads,
                fast);
    }

    /**
     * Refuses a model that this training means nothing to.
     *
     * @throws InvalidInputException with the reason
     */
    public void check(ModelConfig model) {
        objective.check(model.posterior(), estimator);
        boolean measured = model.likelihood().variance() == Likelihood.Variance.MEASURED;
        if (measured && estimator instanceof ScoreFunction) {
            throw new InvalidInputException(
                    "The optimal σ ties the images of a batch together, which the score function"
                            + " cannot follow; choose the learned σ.");
        }
        if (pricing.alpha() != 1 && !objective.takesAlpha()) {
            throw new InvalidInputException(
                    "%s has no alpha: no term of its bound can be priced by itself. Leave alpha at 1."
                            .formatted(objective.title()));
        }
        if (pricing.freeBits() > 0 && !objective.takesFreeBits()) {
            throw new InvalidInputException(
                    "%s charges no latent's KL by itself, so that free bits do nothing; leave them at 0."
                            .formatted(objective.title()));
        }
    }

    /** Refuses a learning rate that is not above 0 and at most 1. */
    public static void checkLearningRate(double learningRate) {
        if (!(learningRate > 0 && learningRate <= 1)) {
            throw new InvalidInputException(
                    "A learning rate of %s cannot be used; choose a number above 0 and up to 1, for example 0.001."
                            .formatted(plain(learningRate)));
        }
    }

    /** A number without decimals that it does not need. */
    public static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** One core is left for the window. */
    public static int defaultThreads() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }
}
