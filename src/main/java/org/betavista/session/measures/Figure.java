package org.betavista.session.measures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalLong;

/**
 * One number that was measured.
 *
 * @param value in the measure's unit; NaN where the model leaves it undefined
 * @param samples how many images, draws or codes it is an average over
 * @param seed of its draws; empty where nothing was drawn
 */
public record Figure(Measure measure, double value, int samples, OptionalLong seed) {
    private static final MathContext DIGITS = new MathContext(5);

    /** A figure whose draws come from a seed. */
    public static Figure drawn(Measure measure, double value, int samples, long seed) {
        return new Figure(measure, value, samples, OptionalLong.of(seed));
    }

    /** A figure in which nothing is left to chance. */
    public static Figure fixed(Measure measure, double value, int samples) {
        return new Figure(measure, value, samples, OptionalLong.empty());
    }

    /** The value with what it means, in words that can be pasted into a paper's draft. */
    public String citation() {
        String seedWords = seed.isPresent() ? ", seed " + seed.getAsLong() : "";
        return "%s = %s (%s; N = %s%s). %s %s"
                .formatted(
                        measure.title(),
                        digits(),
                        measure.unit(),
                        samples,
                        seedWords,
                        measure.definition(),
                        measure.source());
    }

    private String digits() {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }
}
