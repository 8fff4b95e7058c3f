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

    /** The same schedule, begun at a step. */
    Schedule from(long step);

    /** Steps until it is through, or until it begins again; 0 for what never moves. */
    long length();

    /** The step from which on the price stays; never comes for what begins again. */
    long end();

    /** A few words for people. */
    String title();

    private static void check(long from, long steps) {
        if (from < 0) {
            throw new InvalidInputException(
                    "A schedule cannot begin at step %s; choose 0 or more.".formatted(from));
        }
        if (steps < 1 || steps > MOST_STEPS) {
            throw new InvalidInputException(
                    "A schedule of %s steps cannot be used; choose 1 to %s."
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
        public Schedule from(long step) {
            return this;
        }

        @Override
        public long length() {
            return 0;
        }

        @Override
        public long end() {
            return 0;
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
     * @param from the step that still pays nothing
     * @param steps until the full price, 1 to {@value Schedule#MOST_STEPS}
     */
    record WarmUp(long from, long steps) implements Schedule {
        public WarmUp {
            check(from, steps);
        }

        @Override
        public double share(long step) {
            return Math.max(0, Math.min(1, (double) (step - from) / steps));
        }

        @Override
        public Schedule from(long step) {
            return new WarmUp(step, steps);
        }

        @Override
        public long length() {
            return steps;
        }

        @Override
        public long end() {
            return from + steps;
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
     * @param from the first step of the first period
     * @param period steps from one beginning to the next, 2 to {@value Schedule#MOST_STEPS}
     */
    record Cyclical(long from, long period) implements Schedule {
        private static final double RISING = 0.5;

        public Cyclical {
            check(from, period);
            if (period < 2) {
                throw new InvalidInputException(
                        "A cycle of one step cannot rise; choose 2 steps or more.");
            }
        }

        @Override
        public double share(long step) {
            return step < from ? 0 : Math.min(1, (step - from) % period / (RISING * period));
        }

        @Override
        public Schedule from(long step) {
            return new Cyclical(step, period);
        }

        @Override
        public long length() {
            return period;
        }

        @Override
        public long end() {
            return Long.MAX_VALUE;
        }

        @Override
        public String title() {
            return "Cyclical";
        }
    }
}
