package org.betavista.data.files;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.betavista.data.InvalidInputException;

/**
 * Walks through the chunks of a PNG file and verifies their check-sums, which decoders skip.
 *
 * <p>A chunk is its length, its type, that many bytes, and the CRC-32 of type and bytes. Source:
 * PNG specification, third edition, section 5.
 */
final class PngChunks {
    private static final int SIGNATURE = 8;
    private static final int AROUND_DATA = 12;
    private static final int HEADER = 13;

    /** Channels by colour type; the types 1 and 5 are none. */
    private static final int[] CHANNELS = {1, 1, 3, 1, 2, 3, 4};

    private static final int MOST_BITS = 16;

    private PngChunks() {}

    /**
     * Reads size and orientation.
     *
     * @throws InvalidInputException if a chunk is cut off or its check-sum is wrong
     */
    static FileStructure read(String name, ByteBuffer file) {
        PixelBudget budget = new PixelBudget(name, file.capacity());
        ByteBuffer rest = file.duplicate().position(SIGNATURE);
        ByteBuffer header = next(name, rest, "IHDR");
        if (!type(header).equals("IHDR") || header.remaining() != HEADER) {
            throw new InvalidInputException(
                    name + " is damaged: it does not begin with a header; save it again.");
        }
        long width = Integer.toUnsignedLong(header.getInt(header.position()));
        long height = Integer.toUnsignedLong(header.getInt(header.position() + 4));
        // First, so that a bomb is called one, however it goes on.
        budget.check(width, height, 0);
        budget.checkUnpacking(width, height, bits(header));
        Orientation orientation = Orientation.UPRIGHT;
        String type = "IHDR";
        while (!type.equals("IEND")) {
            ByteBuffer data = next(name, rest, type);
            type = type(data);
            if (type.equals("eXIf")) {
                orientation = TiffDirectory.orientation(data);
            }
        }
        return new FileStructure(orientation, width, height, 0);
    }

    /** The bits of a pixel; the decoder refuses what is none. */
    private static int bits(ByteBuffer header) {
        int depth = header.get(header.position() + 8) & 0xFF;
        int type = header.get(header.position() + 9) & 0xFF;
        return Math.min(depth, MOST_BITS) * CHANNELS[Math.min(type, CHANNELS.length - 1)];
    }

    /** The next chunk's data; its type stands in the four bytes before them. */
    private static ByteBuffer next(String name, ByteBuffer rest, String previous) {
        if (rest.remaining() < AROUND_DATA) {
            throw cutOff(name, previous);
        }
        int start = rest.position();
        int length = rest.getInt(start);
        if (length < 0 || length > rest.remaining() - AROUND_DATA) {
            throw cutOff(name, previous);
        }
        ByteBuffer checked = rest.duplicate().position(start + 4).limit(start + 8 + length);
        CRC32 checksum = new CRC32();
        checksum.update(checked);
        ByteBuffer data = rest.duplicate().position(start + 8).limit(start + 8 + length);
        if ((int) checksum.getValue() != rest.getInt(start + 8 + length)) {
            throw new InvalidInputException(
                    "%s is damaged: the check-sum of its part %s is wrong; copy it again."
                            .formatted(name, type(data).replaceAll("[^A-Za-z]", "?")));
        }
        rest.position(start + AROUND_DATA + length);
        return data;
    }

    private static InvalidInputException cutOff(String name, String previous) {
        return new InvalidInputException(
                "%s is damaged or cut off after its part %s; copy it again."
                        .formatted(name, previous.replaceAll("[^A-Za-z]", "?")));
    }

    private static String type(ByteBuffer data) {
        byte[] type = new byte[4];
        data.get(data.position() - 4, type);
        return new String(type, StandardCharsets.ISO_8859_1);
    }
}
