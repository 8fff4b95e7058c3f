package org.betavista.data.imports;

import java.util.List;
import org.betavista.data.InvalidInputException;

/**
 * Counts pixel values to find out which are black and white. The scale is decided by most values
 * and never by one: resized images overshoot a little, and a few pixels may be broken. Zeros say
 * nothing, as every scale has them.
 */
final class ValueCensus {
    /** Interpolation with negative lobes overshoots by about this share of a range. */
    private static final double OVERSHOOT = 0.1;

    /** The share of values that may lie farther out than that. */
    private static final double MOST_OUTSIDE = 0.05;

    /** A range of which less is used shows hardly anything. */
    private static final double LEAST_USED = 0.25;

    /** The narrower ones first: whatever fits one of them fits those after it. */
    private static final List<ValueRange> USUAL =
            List.of(ValueRange.UNIT, ValueRange.SIGNED, ValueRange.BYTE);

    private final long[] near = new long[USUAL.size()];
    private final long[] bright = new long[USUAL.size()];
    private long negative;
    private long zeros;
    private long others;
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;

    /** Counts a finite value. */
    void add(double value, long times) {
        if (times == 0) {
            return;
        }
        smallest = Math.min(smallest, value);
        largest = Math.max(largest, value);
        if (value == 0) {
            zeros += times;
            return;
        }
        others += times;
        if (value < 0) {
            negative += times;
        }
        for (int i = 0; i < near.length; i++) {
            ValueRange range = USUAL.get(i);
            double more = OVERSHOOT * (range.high() - range.low());
            if (value >= range.low() - more && value <= range.high() + more) {
                near[i] += times;
            }
            if (value >= range.low() + more) {
                bright[i] += times;
            }
        }
    }

    /**
     * The range that most values use.
     *
     * @param what is named where there is none
     * @throws InvalidInputException if they fit no usual range
     */
    ValueRange range(String what) {
        for (int i = 0; i < near.length; i++) {
            if (others - near[i] <= MOST_OUTSIDE * others && !isAroundZero(i)) {
                return USUAL.get(i);
            }
        }
        throw new InvalidInputException(
                "%s holds pixels from %s to %s, which is neither 0 to 1, -1 to 1 nor 0 to 255; say which values are black and white, as in --range %s,%s (in the window: Pixel values)."
                        .formatted(
                                what,
                                ValueRange.words(smallest),
                                ValueRange.words(largest),
                                ValueRange.words(smallest),
                                ValueRange.words(largest)));
    }

    /**
     * Values that were centred on zero lie near 0 to 255 too; overshoot goes with bright values.
     */
    private boolean isAroundZero(int usual) {
        return USUAL.get(usual).low() == 0
                && negative > MOST_OUTSIDE * others
                && negative > bright[usual];
    }

    /** What to do where a range leaves images dark, or nothing: an empty string. */
    String remark(ValueRange range) {
        boolean isDark =
                others > 0
                        && largest > range.low()
                        && largest - range.low() < LEAST_USED * (range.high() - range.low());
        return isDark
                ? " The largest value is %s, so images are dark; --range %s,%s makes it white."
                        .formatted(
                                ValueRange.words(largest),
                                ValueRange.words(Math.min(smallest, range.low())),
                                ValueRange.words(largest))
                : "";
    }

    /** How many values were counted. */
    long count() {
        return zeros + others;
    }
}
