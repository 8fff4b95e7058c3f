package org.betavista.train;

import org.betavista.data.InvalidInputException;

/**
 * How a model is trained.
 *
 * @param beta the price of a nat of KL at the start, 0 to 64
 * @param learningRate of Adam at the start, above 0 and at most 1
 * @param batchSize images a step, 1 to 4096
 * @param seed of the weights, the order of the images and the noise
 * @param threads cores that one operation may use, 1 to 64. Figures of two runs are equal bit by
 *     bit only at equal counts.
 */
public record TrainingConfig(
        double beta, double learningRate, int batchSize, long seed, int threads) {
    /** The strongest price that the window's slider offers. */
    public static final double LARGEST_BETA = 64;

    public TrainingConfig {
        checkBeta(beta);
        checkLearningRate(learningRate);
        if (batchSize < 1 || batchSize > 4096) {
            throw new InvalidInputException(
                    "A batch size of %d cannot be used; choose 1 to 4096.".formatted(batchSize));
        }
        if (threads < 1 || threads > 64) {
            throw new InvalidInputException(
                    "%d threads cannot be used; choose 1 to 64.".formatted(threads));
        }
    }

    /** The same with another beta and learning rate. */
    public TrainingConfig with(double newBeta, double newLearningRate) {
        return new TrainingConfig(newBeta, newLearningRate, batchSize, seed, threads);
    }

    /** Refuses a beta below 0, above 64 or not a number. */
    public static void checkBeta(double beta) {
        if (!(beta >= 0 && beta <= LARGEST_BETA)) {
            throw new InvalidInputException(
                    "A beta of %s cannot be used; choose 0 to 64.".formatted(plain(beta)));
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
