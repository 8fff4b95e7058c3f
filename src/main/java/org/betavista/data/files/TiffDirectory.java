package org.betavista.data.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.betavista.data.InvalidInputException;

/**
 * The first directory of a TIFF structure: a TIFF file's description of itself, and what cameras
 * write into the EXIF part of other formats.
 *
 * <p>Only whole numbers that stand in the entries themselves are kept, by tag; of a list the first.
 * Source: TIFF 6.0, section 2.
 */
final class TiffDirectory {
    private static final int WIDTH = 0x0100;
    private static final int HEIGHT = 0x0101;
    private static final int BITS = 0x0102;
    private static final int COLOURS = 0x0106;
    private static final int ORIENTATION = 0x0112;
    private static final int SAMPLES = 0x0115;
    private static final int TILE_WIDTH = 0x0142;
    private static final int TILE_HEIGHT = 0x0143;

    private static final int HEADER = 8;
    private static final int ENTRY = 12;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final long MOST_SAMPLES = 8;
    private static final long MOST_BITS = 64;

    /** The decoder's own picture, beside the samples as they are stored. */
    private static final long DECODED_BYTES = 4;

    /** Grey from white or from black, RGB, a palette, CMYK and YCbCr, as TIFF numbers them. */
    private static final Set<Long> READ_COLOURS = Set.of(0L, 1L, 2L, 3L, 5L, 6L);

    private static final Map<Long, String> OTHER_COLOURS =
            Map.of(
                    4L, "a transparency mask",
                    8L, "CIELAB",
                    9L, "ICCLAB",
                    10L, "ITULAB",
                    32803L, "raw values of a sensor",
                    32844L, "LogL",
                    32845L, "LogLuv",
                    34892L, "raw values of a sensor");

    private TiffDirectory() {}

    /**
     * What a TIFF file says of itself.
     *
     * @throws InvalidInputException if it has no directory, or samples that no picture has
     */
    static FileStructure structure(String name, ByteBuffer file) {
        Map<Integer, Long> values = read(file);
        if (!values.containsKey(WIDTH) || !values.containsKey(HEIGHT)) {
            throw new InvalidInputException(
                    name + " is damaged or cut off: it does not say its size; save it again.");
        }
        long samples = values.getOrDefault(SAMPLES, 1L);
        // More than two samples' sizes do not fit into the entry; the decoder checks them.
        long bits = samples > 2 ? 2 * Byte.SIZE : values.getOrDefault(BITS, 1L);
        if (samples < 1 || samples > MOST_SAMPLES || bits < 1 || bits > MOST_BITS) {
            throw new InvalidInputException(
                    "%s claims %s samples of %s bits a pixel, which no picture has; save it again."
                            .formatted(name, samples, bits));
        }
        long colours = values.getOrDefault(COLOURS, 1L);
        if (!READ_COLOURS.contains(colours)) {
            throw new InvalidInputException(
                    "%s holds its colours as %s, which is not read; save it as RGB or grey."
                            .formatted(
                                    name,
                                    OTHER_COLOURS.getOrDefault(
                                            colours, "number " + colours + " of TIFF")));
        }
        // A tile may be larger than the picture, and is decoded whole.
        long width = values.get(WIDTH);
        long height = values.get(HEIGHT);
        boolean empty = width < 1 || height < 1;
        return new FileStructure(
                Orientation.of(values.getOrDefault(ORIENTATION, 1L)).orElse(Orientation.UPRIGHT),
                empty ? width : Math.max(width, values.getOrDefault(TILE_WIDTH, 0L)),
                empty ? height : Math.max(height, values.getOrDefault(TILE_HEIGHT, 0L)),
                DECODED_BYTES + samples * Math.max(1, bits / Byte.SIZE));
    }

    /**
     * The orientation in an EXIF part; upright where it says nothing that makes sense.
     *
     * @param exif from the byte order mark on
     */
    static Orientation orientation(ByteBuffer exif) {
        return Orientation.of(read(exif.slice()).getOrDefault(ORIENTATION, 1L))
                .orElse(Orientation.UPRIGHT);
    }

    /** Reads as many entries as there are; a broken directory has none. */
    private static Map<Integer, Long> read(ByteBuffer content) {
        Map<Integer, Long> values = new HashMap<>();
        if (content.capacity() < HEADER) {
            return values;
        }
        ByteBuffer tiff =
                content.duplicate()
                        .order(
                                content.get(0) == 'I'
                                        ? ByteOrder.LITTLE_ENDIAN
                                        : ByteOrder.BIG_ENDIAN);
        long start = Integer.toUnsignedLong(tiff.getInt(4));
        if (start + 2 > tiff.capacity()) {
            return values;
        }
        int count = Short.toUnsignedInt(tiff.getShort((int) start));
        for (int i = 0; i < count; i++) {
            long entry = start + 2 + (long) i * ENTRY;
            if (entry + ENTRY > tiff.capacity()) {
                break;
            }
            int at = (int) entry;
            int type = tiff.getShort(at + 2);
            int tag = Short.toUnsignedInt(tiff.getShort(at));
            if (type == SHORT) {
                values.putIfAbsent(tag, (long) Short.toUnsignedInt(tiff.getShort(at + 8)));
            } else if (type == LONG) {
                values.putIfAbsent(tag, Integer.toUnsignedLong(tiff.getInt(at + 8)));
            }
        }
        return values;
    }
}
