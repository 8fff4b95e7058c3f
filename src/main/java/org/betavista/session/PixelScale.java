package org.betavista.session;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.betavista.data.imports.ValueRange;
import org.jspecify.annotations.Nullable;

/** Which values of a NumPy file are black and white. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PixelScale.ByMost.class, name = "by-most"),
    @JsonSubTypes.Type(value = PixelScale.Given.class, name = "given")
})
public sealed interface PixelScale {
    /** The range; null for the usual one that most values fit. */
    @Nullable ValueRange range();

    /** Most values decide. */
    record ByMost() implements PixelScale {
        @Override
        public @Nullable ValueRange range() {
            return null;
        }
    }

    /**
     * A person decides.
     *
     * @param low the value that becomes black
     * @param high the value that becomes white, larger than {@code low}
     */
    record Given(double low, double high) implements PixelScale {
        /** A range that a person wrote. */
        public static Given of(ValueRange range) {
            return new Given(range.low(), range.high());
        }

        @Override
        public ValueRange range() {
            return new ValueRange(low, high);
        }
    }
}
