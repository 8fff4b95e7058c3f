package org.betavista.train;

import org.betavista.data.InvalidInputException;

/**
 * What a nat costs.
 *
 * @param alpha the price of a nat of reconstruction, above 0 and up to 1000
 * @param beta the price of a nat of KL once the schedule is through, 0 to 64
 * @param schedule how beta gets there
 * @param freeBits nats of each latent's mean KL that cost nothing, 0 to 10
 */
public record Pricing(double alpha, double beta, Schedule schedule, double freeBits) {
    /** The strongest price that the window's slider offers. */
    public static final double LARGEST_BETA = 64;

    private static final double LARGEST_ALPHA = 1000;
    private static final double MOST_FREE_BITS = 10;

    public Pricing {
        checkBeta(beta);
        if (!(alpha > 0 && alpha <= LARGEST_ALPHA)) {
            throw new InvalidInputException(
                    "An alpha of %s cannot be used; choose a number above 0 and up to 1000."
                            .formatted(TrainingConfig.plain(alpha)));
        }
        if (!(freeBits >= 0 && freeBits <= MOST_FREE_BITS)) {
            throw new InvalidInputException(
                    "Free bits of %s cannot be used; choose 0 to 10 nats for each latent."
                            .formatted(TrainingConfig.plain(freeBits)));
        }
    }

    /** A nat of reconstruction costs one, a nat of KL always the same, and none is free. */
    public static Pricing constant(double beta) {
        return new Pricing(1, beta, new Schedule.Hold(), 0);
    }

    /** The price of a nat of KL at a step, 0 for the first. */
    public double beta(long step) {
        return beta * schedule.share(step);
    }

    /** The same with another final price. */
    public Pricing withBeta(double newBeta) {
        return new Pricing(alpha, newBeta, schedule, freeBits);
    }

    /** The same with another schedule. */
    public Pricing with(Schedule newSchedule) {
        return new Pricing(alpha, beta, newSchedule, freeBits);
    }

    /** Refuses a beta below 0, above 64 or not a number. */
    public static void checkBeta(double beta) {
        if (!(beta >= 0 && beta <= LARGEST_BETA)) {
            throw new InvalidInputException(
                    "A beta of %s cannot be used; choose 0 to 64."
                            .formatted(TrainingConfig.plain(beta)));
        }
    }
}
