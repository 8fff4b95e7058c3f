package org.betavista.analysis.completeness;

/**
 * Whether every draw decodes to something like the data, and the draws to all of it: the harmonic
 * mean of precision (Kynkaanniemi et al. 2019) and coverage (Naeem et al. 2020). The combination is
 * ours; both parts are always shown.
 *
 * @param precision 0 to 1
 * @param coverage 0 to 1
 */
public record Completeness(double precision, double coverage) {
    /** The two parts of a comparison. */
    public static Completeness of(PrecisionRecall comparison) {
        return new Completeness(comparison.precision(), comparison.coverage());
    }

    /** The harmonic mean, 0 to 1; 0 where both are 0. */
    public double value() {
        double sum = precision + coverage;
        return sum == 0 ? 0 : 2 * precision * coverage / sum;
    }
}
