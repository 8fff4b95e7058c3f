package org.betavista.data.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks through the chunks of a WebP file. Its canvas and the pictures on it say their sizes
 * separately, and the decoder makes room for both.
 *
 * <p>Source: WebP container specification; RFC 6386, section 9.1; WebP lossless bitstream, section
 * 3.
 */
final class WebpChunks {
    private static final int FILE_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;
    private static final int SIDE_14_BITS = 0x3FFF;
    private static final int SIDE_24_BITS = 0xFFFFFF;

    /** Planes or packed colours, and the decoder's own picture. */
    private static final long HELD_BYTES = 8;

    private final ByteBuffer file;
    private Orientation orientation = Orientation.UPRIGHT;
    private long width;
    private long height;

    private WebpChunks(ByteBuffer file) {
        this.file = file;
    }

    /** Reads the largest size that anything in the file claims, and the orientation. */
    static FileStructure read(String name, ByteBuffer file) {
        WebpChunks chunks = new WebpChunks(file.duplicate().order(ByteOrder.LITTLE_ENDIAN));
        chunks.walk(FILE_HEADER, file.capacity());
        if (chunks.width < 1) {
            throw new org.betavista.data.InvalidInputException(
                    name + " is damaged or cut off: it holds no picture; save it again.");
        }
        return new FileStructure(chunks.orientation, chunks.width, chunks.height, HELD_BYTES);
    }

    private void walk(int from, int to) {
        long at = from;
        while (at + CHUNK_HEADER <= to) {
            int start = (int) at;
            byte[] type = new byte[4];
            file.get(start, type);
            long length = Integer.toUnsignedLong(file.getInt(start + 4));
            int dataEnd = (int) Math.min(to, at + CHUNK_HEADER + length);
            chunk(new String(type, StandardCharsets.ISO_8859_1), start + CHUNK_HEADER, dataEnd);
            // Chunks begin at even offsets.
            at += CHUNK_HEADER + length + (length & 1);
        }
    }

    private void chunk(String type, int from, int to) {
        int length = to - from;
        if (type.equals("VP8X") && length >= 10) {
            claim(
                    1L + (file.getInt(from + 3) >>> 8 & SIDE_24_BITS),
                    1L + (file.getInt(from + 6) >>> 8 & SIDE_24_BITS));
        } else if (type.equals("VP8 ") && length >= 10) {
            claim(file.getShort(from + 6) & SIDE_14_BITS, file.getShort(from + 8) & SIDE_14_BITS);
        } else if (type.equals("VP8L") && length >= 5) {
            int packed = file.getInt(from + 1);
            claim(1L + (packed & SIDE_14_BITS), 1L + (packed >>> 14 & SIDE_14_BITS));
        } else if (type.equals("ANMF") && length >= FRAME_HEADER) {
            claim(
                    1L + (file.getInt(from + 5) >>> 8 & SIDE_24_BITS),
                    1L + (file.getInt(from + 8) >>> 8 & SIDE_24_BITS));
            walk(from + FRAME_HEADER, to);
        } else if (type.equals("EXIF") && length > 0) {
            orientation = TiffDirectory.orientation(file.duplicate().limit(to).position(from));
        }
    }

    private void claim(long claimedWidth, long claimedHeight) {
        width = Math.max(width, claimedWidth);
        height = Math.max(height, claimedHeight);
    }
}
