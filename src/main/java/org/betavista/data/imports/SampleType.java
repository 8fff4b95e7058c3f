package org.betavista.data.imports;

import java.nio.ByteBuffer;
import org.betavista.data.InvalidInputException;

/** The types that pixels may have in NumPy's files. */
enum SampleType {
    UNSIGNED_BYTE(1),
    TRUTH(1),
    UNSIGNED_SHORT(2),
    SHORT(2),
    INT(4),
    LONG(8),
    FLOAT(4),
    DOUBLE(8);

    private final int bytes;

    SampleType(int bytes) {
        this.bytes = bytes;
    }

    /** The bytes of one value. */
    int bytes() {
        return bytes;
    }

    /**
     * The type that a header names.
     *
     * @throws InvalidInputException if pixels of it cannot be used
     */
    static SampleType of(NpyHeader header, String what) {
        return switch (header.type()) {
            case "|u1", "<u1" -> UNSIGNED_BYTE;
            case "|b1" -> TRUTH;
            case "<u2" -> UNSIGNED_SHORT;
            case "<i2" -> SHORT;
            case "<i4" -> INT;
            case "<i8" -> LONG;
            case "<f4" -> FLOAT;
            case "<f8" -> DOUBLE;
            default -> throw new InvalidInputException(refusal(header, what));
        };
    }

    private static String refusal(NpyHeader header, String what) {
        String type = header.type();
        if (header.isPickled()) {
            return "%s is pickled, and pickled arrays are never read; save it as uint8."
                    .formatted(what);
        }
        if (type.startsWith(">")) {
            return "%s is big-endian (%s); save it as uint8.".formatted(what, type);
        }
        if (type.startsWith("<c")) {
            return "%s holds complex numbers (%s), which are no pixels.".formatted(what, type);
        }
        return "%s has the type %s; pixels can be uint8, uint16, int16, int32, int64, bool, float32 or float64, so convert it first."
                .formatted(what, type);
    }

    /** One value as a number, as it stands in little-endian bytes. */
    double value(ByteBuffer values, int index) {
        return switch (this) {
            case UNSIGNED_BYTE, TRUTH -> values.get(index) & 0xFF;
            case UNSIGNED_SHORT -> values.getShort(index * Short.BYTES) & 0xFFFF;
            case SHORT -> values.getShort(index * Short.BYTES);
            case INT -> values.getInt(index * Integer.BYTES);
            case LONG -> values.getLong(index * Long.BYTES);
            case FLOAT -> values.getFloat(index * Float.BYTES);
            case DOUBLE -> values.getDouble(index * Double.BYTES);
        };
    }
}
