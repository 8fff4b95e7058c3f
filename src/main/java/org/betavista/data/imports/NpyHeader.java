package org.betavista.data.imports;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.betavista.data.InvalidInputException;

/**
 * What stands in front of the values of an NPY file, format versions 1 to 3.
 *
 * <p>Format: the magic, two bytes of version, the length of the text (2 bytes, from version 2 on 4,
 * little endian), the text, which is a Python dictionary with the type, the order and the shape.
 *
 * @param type as NumPy writes it, for example {@code <f4}; {@link #STRUCTURED} for several at once
 * @param fortranOrder whether the first index moves fastest
 * @param shape the dimensions, each 0 or more
 * @param length bytes up to the first value
 */
record NpyHeader(String type, boolean fortranOrder, long[] shape, int length) {
    static final String STRUCTURED = "structured";

    /** Our own headers have room for every count of images. */
    static final int WRITTEN_LENGTH = 128;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_TEXT = 1 << 16;

    /**
     * Reads a header and leaves the stream at the first value.
     *
     * @param what names the file or member in sentences
     * @throws InvalidInputException if this is no header
     */
    static NpyHeader read(InputStream input, String what) throws IOException {
        byte[] start = input.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2
                || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new InvalidInputException(
                    "%s is not in NumPy's NPY format; save it with numpy.save or numpy.savez."
                            .formatted(what));
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3 || start[MAGIC.length + 1] != 0) {
            throw new InvalidInputException(
                    "%s has NPY version %s.%s; versions 1.0 to 3.0 can be read."
                            .formatted(what, version & 0xFF, start[MAGIC.length + 1] & 0xFF));
        }
        int lengthBytes = version == 1 ? 2 : 4;
        byte[] lengthField = input.readNBytes(lengthBytes);
        if (lengthField.length < lengthBytes) {
            throw new EOFException();
        }
        long length = 0;
        for (int i = 0; i < lengthBytes; i++) {
            length |= (lengthField[i] & 0xFFL) << (8 * i);
        }
        if (length > LONGEST_TEXT) {
            throw new InvalidInputException(
                    "%s claims a header of %s bytes; it is damaged.".formatted(what, length));
        }
        byte[] text = input.readNBytes((int) length);
        if (text.length < length) {
            throw new EOFException();
        }
        return new NpyLiteral(new String(text, StandardCharsets.UTF_8), what)
                .header(start.length + lengthBytes + text.length);
    }

    /** A header of {@link #WRITTEN_LENGTH} bytes, version 1. */
    static byte[] bytes(String type, long... shape) {
        String dimensions =
                Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
        String text =
                "{'descr': '%s', 'fortran_order': False, 'shape': (%s%s), }"
                        .formatted(type, dimensions, shape.length == 1 ? "," : "");
        byte[] header = new byte[WRITTEN_LENGTH];
        Arrays.fill(header, (byte) ' ');
        System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
        int textStart = MAGIC.length + 4;
        header[MAGIC.length] = 1;
        header[MAGIC.length + 1] = 0;
        header[MAGIC.length + 2] = (byte) (WRITTEN_LENGTH - textStart);
        header[MAGIC.length + 3] = 0;
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, header, textStart, ascii.length);
        header[WRITTEN_LENGTH - 1] = '\n';
        return header;
    }

    /** Whether the values are Python objects or records, which are never interpreted. */
    boolean isPickled() {
        return type.equals(STRUCTURED) || type.endsWith("O") || type.contains("V");
    }

    /**
     * The number of values.
     *
     * @throws ArithmeticException if no number of 64 bits holds it
     */
    long count() {
        long count = 1;
        for (long dimension : shape) {
            if (dimension == 0) {
                return 0;
            }
        }
        for (long dimension : shape) {
            count = Math.multiplyExact(count, dimension);
        }
        return count;
    }

    /** The shape as NumPy writes it. */
    String shapeText() {
        return Arrays.stream(shape)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(", ", "(", shape.length == 1 ? ",)" : ")"));
    }
}
