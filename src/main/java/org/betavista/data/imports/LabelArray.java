package org.betavista.data.imports;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import org.betavista.data.InvalidInputException;

/**
 * Whole numbers that come with images, (N), (N, 1) or (N, F).
 *
 * @param bytes of one value
 * @param signed whether values may claim to be negative
 * @param columns F
 * @param largest of each column, 0 to {@link #LARGEST}
 */
record LabelArray(
        NpyMember member, NpyHeader header, int bytes, boolean signed, int columns, int[] largest) {
    static final int LARGEST = 65_535;
    private static final int MOST_COLUMNS = 64;
    private static final Map<String, Integer> BYTES =
            Map.of(
                    "|u1", 1, "|i1", 1, "|b1", 1, "<u2", 2, "<i2", 2, "<u4", 4, "<i4", 4, "<u8", 8,
                    "<i8", 8);

    /**
     * Reads a member through, so that its largest values are known.
     *
     * @param images how many there are
     * @throws InvalidInputException if these are no labels of these images
     */
    static LabelArray of(NpyMember member, int images) {
        NpyHeader header = member.header();
        Integer bytes = BYTES.get(header.type());
        if (bytes == null) {
            throw new InvalidInputException(
                    "%s has the type %s; labels have to be whole numbers, for example uint8."
                            .formatted(member.what(), header.type()));
        }
        member.checkSize(header, bytes);
        long[] d = header.shape();
        if (d.length < 1 || d.length > 2 || (d.length == 2 && (d[1] < 1 || d[1] > MOST_COLUMNS))) {
            throw new InvalidInputException(
                    "%s has the shape %s; labels need (N,) or (N, 1)."
                            .formatted(member.what(), header.shapeText()));
        }
        if (d[0] != images) {
            throw new InvalidInputException(
                    "%s has %s labels for %s images; they do not belong together."
                            .formatted(member.what(), d[0], images));
        }
        int columns = d.length == 1 ? 1 : (int) d[1];
        boolean signed = header.type().charAt(1) == 'i';
        LabelArray labels =
                new LabelArray(member, header, bytes, signed, columns, new int[columns]);
        int[] row = new int[columns];
        int[] largest = new int[columns];
        try (Rows rows = labels.rows()) {
            for (int i = 0; i < images; i++) {
                rows.next(row);
                for (int f = 0; f < columns; f++) {
                    largest[f] = Math.max(largest[f], row[f]);
                }
            }
        } catch (IOException e) {
            throw member.damaged(e);
        }
        return new LabelArray(member, header, bytes, signed, columns, largest);
    }

    /** Opens the values from the first image on. */
    Rows rows() throws IOException {
        return new Rows(this, member.values(header, bytes));
    }

    @Override
    public String toString() {
        return member.what() + " up to " + Arrays.toString(largest);
    }

    /** The values image by image. */
    static final class Rows implements Closeable {
        private final LabelArray labels;
        private final NpyValues input;
        private final byte[] raw;
        private int index;

        private Rows(LabelArray labels, NpyValues input) {
            this.labels = labels;
            this.input = input;
            this.raw = new byte[labels.columns * labels.bytes];
        }

        /** Fills in the next image's values. */
        void next(int[] values) throws IOException {
            input.read(raw, raw.length);
            ByteBuffer bytes = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
            for (int f = 0; f < labels.columns; f++) {
                long value = value(bytes, f * labels.bytes);
                if (value < 0 || value > LARGEST) {
                    throw new InvalidInputException(
                            "%s holds the label %s for image %s; labels have to be 0 to %s."
                                    .formatted(labels.member.what(), value, index, LARGEST));
                }
                values[f] = (int) value;
            }
            index++;
        }

        private long value(ByteBuffer values, int at) {
            return switch (labels.bytes) {
                case 1 -> labels.signed ? values.get(at) : values.get(at) & 0xFF;
                case 2 -> labels.signed ? values.getShort(at) : values.getShort(at) & 0xFFFF;
                case 4 -> labels.signed ? values.getInt(at) : values.getInt(at) & 0xFFFF_FFFFL;
                default -> values.getLong(at);
            };
        }

        @Override
        public void close() throws IOException {
            input.close();
        }
    }
}
