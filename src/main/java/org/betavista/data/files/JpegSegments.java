package org.betavista.data.files;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.betavista.data.InvalidInputException;

/**
 * Walks through the segments of a JPEG file: its size, how often the decoder has to go over the
 * picture, and how the camera was held.
 *
 * <p>Source: ITU-T T.81, annex B; EXIF 2.32, section 4.7.2.
 */
final class JpegSegments {
    private static final int MARKER = 0xFF;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int APPLICATION_1 = 0xE1;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    /** Encoders write about ten. */
    private static final int MOST_SCANS = 100;

    /** Every scan goes over all pixels again; a small file must not make that long. */
    private static final long HARMLESS_WORK = 100_000_000L;

    private static final long WORK_A_BYTE = 1_000L;

    /** Coefficients of three components, two bytes each. */
    private static final long COEFFICIENT_BYTES = 6;

    private final ByteBuffer file;
    private Orientation orientation = Orientation.UPRIGHT;
    private long width;
    private long height;
    private boolean wholeInMemory;
    private int scans;

    private JpegSegments(ByteBuffer file) {
        this.file = file;
    }

    /**
     * Reads size and orientation.
     *
     * @throws InvalidInputException if there are absurdly many scans
     */
    static FileStructure read(String name, ByteBuffer file) {
        JpegSegments segments = new JpegSegments(file);
        segments.walk();
        long work = segments.width * segments.height * segments.scans;
        boolean tooMuchWork = work > HARMLESS_WORK && work / WORK_A_BYTE > file.capacity();
        if (segments.scans > MOST_SCANS || (segments.scans > 1 && tooMuchWork)) {
            throw new InvalidInputException(
                    ("%s claims %s x %s pixels in %s layers in only %s bytes;"
                                    + " it is damaged, or made to do harm.")
                            .formatted(
                                    name,
                                    segments.width,
                                    segments.height,
                                    segments.scans,
                                    file.capacity()));
        }
        return new FileStructure(
                segments.orientation,
                segments.width,
                segments.height,
                segments.wholeInMemory || segments.scans > 1 ? COEFFICIENT_BYTES : 0);
    }

    /** Ends where the structure does; what is cut off or missing the decoder says. */
    private void walk() {
        int at = 2;
        while (at + 4 <= file.capacity()) {
            int marker = file.get(at + 1) & 0xFF;
            if ((file.get(at) & 0xFF) != MARKER || standsAlone(marker)) {
                at++;
            } else if (marker == END_OF_IMAGE) {
                return;
            } else {
                int length = Short.toUnsignedInt(file.getShort(at + 2));
                segment(marker, at + 4, Math.min(file.capacity(), at + 2 + length));
                at += 2 + Math.max(2, length);
            }
        }
    }

    /** Stuffed bytes of a scan, restarts within it, padding. */
    private static boolean standsAlone(int marker) {
        return marker == 0 || marker == 1 || marker == MARKER || (marker >= 0xD0 && marker <= 0xD8);
    }

    private void segment(int marker, int from, int to) {
        if (marker == START_OF_SCAN) {
            scans++;
        } else if (isFrame(marker) && to - from >= 6) {
            height = Math.max(height, Short.toUnsignedInt(file.getShort(from + 1)));
            width = Math.max(width, Short.toUnsignedInt(file.getShort(from + 3)));
            // Other than sequential: every layer changes the whole picture.
            wholeInMemory |= marker > 0xC1;
        } else if (marker == APPLICATION_1 && to - from > EXIF.length) {
            byte[] start = new byte[EXIF.length];
            file.get(from, start);
            if (Arrays.equals(start, EXIF)) {
                orientation =
                        TiffDirectory.orientation(
                                file.duplicate().limit(to).position(from + EXIF.length));
            }
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }
}
