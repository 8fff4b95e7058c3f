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
     * Whether the values go from 0 to 1. Ends at the first that is larger; only where there is none
     * everything has to be read.
     *
     * @throws InvalidInputException at the first value that is no brightness
     */
    boolean isUpToOne(Progress progress) {
        if (type == SampleType.TRUTH) {
            return true;
        }
        byte[] image = new byte[shape.size() * type.bytes()];
        ByteBuffer values = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        try (NpyValues input = member.values(header, type.bytes())) {
            for (int i = 0; i < count; i++) {
                input.read(image, image.length);
                for (int p = 0; p < shape.size(); p++) {
                    double value = type.value(values, p);
                    if (!(value >= 0 && value <= 255)) {
                        throw noBrightness(value, i);
                    }
                    if (value > 1) {
                        return false;
                    }
                }
                report(progress, "Looking at the images", i);
            }
            return true;
        } catch (IOException e) {
            throw member.damaged(e);
        }
    }

    /**
     * Copies every image.
     *
     * @param upToOne whether 1 is full brightness, and not 255
     */
    void copyTo(
            MappedImagesWriter writer,
            boolean upToOne,
            int factors,
            FactorRows rows,
            Progress progress) {
        byte[] raw = new byte[shape.size() * type.bytes()];
        byte[] pixels = new byte[shape.size()];
        int[] values = new int[factors];
        try (NpyValues input = member.values(header, type.bytes())) {
            for (int i = 0; i < count; i++) {
                input.read(raw, raw.length);
                if (type.bytes() == 1) {
                    bytes(raw, upToOne);
                    order(raw, pixels);
                } else {
                    order(rounded(raw, upToOne, i), pixels);
                }
                rows.next(values);
                writer.add(pixels, 0, values);
                report(progress, "Reading images", i);
            }
        } catch (IOException e) {
            throw member.damaged(e);
        }
    }

    private void bytes(byte[] values, boolean upToOne) {
        if (upToOne) {
            for (int p = 0; p < values.length; p++) {
                values[p] = (byte) (values[p] == 0 ? 0 : 255);
            }
        }
    }

    private byte[] rounded(byte[] raw, boolean upToOne, int index) {
        ByteBuffer values = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        double full = upToOne ? 1 : 255;
        byte[] rounded = new byte[shape.size()];
        for (int p = 0; p < rounded.length; p++) {
            double value = type.value(values, p);
            if (!(value >= 0 && value <= full)) {
                throw noBrightness(value, index);
            }
            rounded[p] = (byte) Math.round(value / full * 255);
        }
        return rounded;
    }

    private InvalidInputException noBrightness(double value, int index) {
        return new InvalidInputException(
                "%s holds %s in image %s; pixels have to be 0 to 1 or 0 to 255."
                        .formatted(member.what(), value, index));
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
