package org.betavista.data.imports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;

/**
 * The images in an array of NumPy's: (N, H, W), (N, H, W, 1 or 3) or (N, 1 or 3, H, W).
 *
 * @param count 1 or more
 * @param channelsLast whether the file holds a pixel's colours side by side
 */
record ImageArray(
        NpyMember member,
        NpyHeader header,
        SampleType type,
        ImageShape shape,
        boolean channelsLast,
        int count) {
    private static final int REPORT_EVERY = 256;
    private static final int BYTES = 256;

    /** Takes an image's factor values along. */
    interface FactorRows {
        /** Fills in the next image's values. */
        void next(int[] values) throws IOException;
    }

    /**
     * Looks at a member's header.
     *
     * @throws InvalidInputException if it holds no images that can be used
     */
    static ImageArray of(NpyMember member) {
        NpyHeader header = member.header();
        SampleType type = SampleType.of(header, member.what());
        member.checkSize(header, type.bytes());
        long[] d = header.shape();
        boolean last = d.length == 4 && isChannels(d[3]);
        if (d.length != 3 && !last && !(d.length == 4 && isChannels(d[1]))) {
            throw new InvalidInputException(
                    "%s has the shape %s; images need (N, H, W), (N, H, W, 3) or (N, 3, H, W)."
                            .formatted(member.what(), header.shapeText()));
        }
        if (d[0] < 1 || d[0] > Integer.MAX_VALUE) {
            throw new InvalidInputException(
                    "%s holds %s images; 1 to %s can be imported."
                            .formatted(member.what(), d[0], Integer.MAX_VALUE));
        }
        long channels = d.length == 3 ? 1 : last ? d[3] : d[1];
        int rows = d.length == 4 && !last ? 2 : 1;
        try {
            ImageShape shape = new ImageShape((int) channels, side(d[rows]), side(d[rows + 1]));
            return new ImageArray(member, header, type, shape, last, (int) d[0]);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(member.what() + ": " + e.sentence(), e);
        }
    }

    private static boolean isChannels(long dimension) {
        return dimension == 1 || dimension == 3;
    }

    private static int side(long dimension) {
        return (int) Math.min(Integer.MAX_VALUE, dimension);
    }

    /**
     * Counts all values.
     *
     * @throws InvalidInputException at the first value that is no number
     */
    void count(ValueCensus census, Progress progress) {
        if (type == SampleType.TRUTH) {
            census.add(1, count);
            return;
        }
        byte[] image = new byte[shape.size() * type.bytes()];
        ByteBuffer values = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        long[] ofBytes = new long[BYTES];
        try (NpyValues input = member.values(header, type.bytes())) {
            for (int i = 0; i < count; i++) {
                input.read(image, image.length);
                for (int p = 0; p < shape.size(); p++) {
                    if (type == SampleType.UNSIGNED_BYTE) {
                        ofBytes[image[p] & 0xFF]++;
                    } else {
                        census.add(number(values, p, i), 1);
                    }
                }
                report(progress, "Looking at the images", i);
            }
        } catch (IOException e) {
            throw member.damaged(e);
        }
        for (int value = 0; value < BYTES; value++) {
            census.add(value, ofBytes[value]);
        }
    }

    /**
     * Copies every image.
     *
     * @param range which values are black and white
     * @return how many values lie outside of the range and were clipped
     */
    long copyTo(
            MappedImagesWriter writer,
            ValueRange range,
            int factors,
            FactorRows rows,
            Progress progress) {
        byte[] raw = new byte[shape.size() * type.bytes()];
        ByteBuffer numbers = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        byte[] inFileOrder = new byte[shape.size()];
        byte[] pixels = new byte[shape.size()];
        int[] values = new int[factors];
        boolean isAsItIs = type == SampleType.UNSIGNED_BYTE && range.equals(ValueRange.BYTE);
        long clipped = 0;
        try (NpyValues input = member.values(header, type.bytes())) {
            for (int i = 0; i < count; i++) {
                input.read(raw, raw.length);
                if (!isAsItIs) {
                    clipped += brighten(numbers, range, i, inFileOrder);
                }
                order(isAsItIs ? raw : inFileOrder, pixels);
                rows.next(values);
                writer.add(pixels, 0, values);
                report(progress, "Reading images", i);
            }
        } catch (IOException e) {
            throw member.damaged(e);
        }
        return clipped;
    }

    private long brighten(ByteBuffer values, ValueRange range, int index, byte[] pixels) {
        long clipped = 0;
        for (int p = 0; p < pixels.length; p++) {
            double value = number(values, p, index);
            if (!range.contains(value)) {
                clipped++;
            }
            pixels[p] = (byte) Math.round(range.brightness(value) * 255);
        }
        return clipped;
    }

    private double number(ByteBuffer values, int position, int image) {
        double value = type.value(values, position);
        if (!Double.isFinite(value)) {
            throw new InvalidInputException(
                    "%s holds %s in image %s; pixels have to be numbers."
                            .formatted(member.what(), value, image));
        }
        return value;
    }

    /** Brings the file's order to channel by channel. */
    private void order(byte[] from, byte[] to) {
        int channels = shape.channels();
        if (!channelsLast || channels == 1) {
            System.arraycopy(from, 0, to, 0, to.length);
            return;
        }
        int plane = shape.height() * shape.width();
        for (int p = 0; p < plane; p++) {
            for (int c = 0; c < channels; c++) {
                to[c * plane + p] = from[p * channels + c];
            }
        }
    }

    private void report(Progress progress, String what, int index) {
        if (index % REPORT_EVERY == 0 || index == count - 1) {
            progress.report(what, index + 1L, count);
        }
    }
}
