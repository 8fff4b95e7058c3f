package org.betavista.data.imports;

import java.math.BigDecimal;
import java.util.Locale;
import org.betavista.data.InvalidInputException;

/**
 * Which values of an array are black and white.
 *
 * @param low the value that becomes black, finite
 * @param high the value that becomes white, finite, larger than {@code low}
 */
public record ValueRange(double low, double high) {
    /** Of floats as most programs scale them. */
    static final ValueRange UNIT = new ValueRange(0, 1);

    /** Of networks that end in a hyperbolic tangent: 0 is grey. */
    static final ValueRange SIGNED = new ValueRange(-1, 1);

    /** Of bytes. */
    static final ValueRange BYTE = new ValueRange(0, 255);

    public ValueRange {
        if (!Double.isFinite(low) || !Double.isFinite(high) || !(low < high)) {
            throw new InvalidInputException(
                    "A range goes from the value that is black up to a larger one that is white, such as 0,1; not from %s to %s."
                            .formatted(words(low), words(high)));
        }
    }

    /**
     * Reads "LOW,HIGH".
     *
     * @throws InvalidInputException if it is no range
     */
    public static ValueRange parse(String text) {
        String[] ends = text.split("[,;:]", -1);
        if (ends.length != 2) {
            throw noRange(text);
        }
        return of(ends[0], ends[1]);
    }

    /**
     * Reads the two values as a person typed them.
     *
     * @throws InvalidInputException if they are no range
     */
    public static ValueRange of(String low, String high) {
        try {
            return new ValueRange(
                    new BigDecimal(low.strip()).doubleValue(),
                    new BigDecimal(high.strip()).doubleValue());
        } catch (NumberFormatException e) {
            throw noRange(low + "," + high);
        }
    }

    private static InvalidInputException noRange(String text) {
        return new InvalidInputException(
                "\"%s\" is no range; write the value that is black and the value that is white, such as 0,1."
                        .formatted(text));
    }

    /** Brightness in [0, 1]; values outside are clipped. */
    double brightness(double value) {
        return Math.max(0, Math.min(1, (value - low) / (high - low)));
    }

    boolean contains(double value) {
        return value >= low && value <= high;
    }

    /** As in sentences: "0 is black and 255 is white". */
    String inWords() {
        return "%s is black and %s is white".formatted(words(low), words(high));
    }

    /** The value that is black, as a person writes it. */
    public String lowInWords() {
        return words(low);
    }

    /** The value that is white, as a person writes it. */
    public String highInWords() {
        return words(high);
    }

    /** Whole numbers without a point. */
    static String words(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.format(Locale.ROOT, "%.0f", value)
                : Double.toString(value);
    }
}
