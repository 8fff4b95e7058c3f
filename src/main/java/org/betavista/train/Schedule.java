package org.betavista.train;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.betavista.data.InvalidInputException;

/** How the price of a nat of KL moves while training; a chart can draw it ahead of time. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Schedule.Hold.class, name = "hold"),
    @JsonSubTypes.Type(value = Schedule.WarmUp.class, name = "warm-up"),
    @JsonSubTypes.Type(value = Schedule.Cyclical.class, name = "cyclical")
})
public sealed interface Schedule {
    /** The longest that a schedule may take, in steps. */
    long MOST_STEPS = 10_000_000;

    /**
     * The share of beta that a step charges.
     *
     * @param step 0 for the first
     * @return 0 to 1
     */
    double share(long step);

    /** A few words for people. */
    String title();

    private static void check(long steps) {
        if (steps < 1 || steps > MOST_STEPS) {
            throw new InvalidInputException(
                    "A schedule of %d steps cannot be used; choose 1 to %d."
                            .formatted(steps, MOST_STEPS));
        }
    }

    /** The full price all the time. */
    record Hold() implements Schedule {
        @Override
        public double share(long step) {
            return 1;
        }

        @Override
        public String title() {
            return "Hold";
        }
    }

    /**
     * From nothing to the full price along a line, then held (Bowman et al. 2016, "Generating
     * sentences from a continuous space"; there a sigmoid).
     *
     * @param steps until the full price, 1 to {@value Schedule#MOST_STEPS}
     */
    record WarmUp(long steps) implements Schedule {
        public WarmUp {
            check(steps);
        }

        @Override
        public double share(long step) {
            return Math.min(1, (double) step / steps);
        }

        @Override
        public String title() {
            return "Warm-up";
        }
    }

    /**
     * Again and again from nothing to the full price in the first half of a period, then held for
     * the second (Fu et al. 2019, "Cyclical annealing schedule", R = 0.5).
     *
     * @param period steps from one beginning to the next, 2 to {@value Schedule#MOST_STEPS}
     */
    record Cyclical(long period) implements Schedule {
        private static final double RISING = 0.5;

        public Cyclical {
            check(period);
            if (period < 2) {
                throw new InvalidInputException(
                        "A cycle of one step cannot rise; choose 2 steps or more.");
            }
        }

        @Override
        public double share(long step) {
            return Math.min(1, (step % period) / (RISING * period));
        }

        @Override
        public String title() {
            return "Cyclical";
        }
    }
}
