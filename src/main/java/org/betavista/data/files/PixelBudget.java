package org.betavista.data.files;

import org.betavista.data.InvalidInputException;

/**
 * Refuses what an image file claims before room is made for it.
 *
 * @param name of the file, for sentences
 * @param fileBytes its size
 */
record PixelBudget(String name, long fileBytes) {
    /** More pixels than any camera makes, fewer than would hurt. */
    private static final long MOST_PIXELS = 200_000_000L;

    /** Decoders that go row by row hold a row. */
    private static final long LONGEST_SIDE = 100_000L;

    /** Of which no claim is suspicious, because it costs nothing. */
    private static final long HARMLESS_PIXELS = 4_000_000L;

    /** No format that people use packs more pixels than this into a byte. */
    private static final long MOST_PIXELS_A_BYTE = 10_000L;

    /** What a small file may make a decoder hold. */
    private static final long HARMLESS_BYTES = 128_000_000L;

    /** A photograph has fewer pixels a byte; what has more must stay harmless. */
    private static final long PHOTOGRAPH_PIXELS_A_BYTE = 100L;

    /** Unpacked within a second. */
    private static final long HARMLESS_UNPACKING = 256_000_000L;

    /** Deflate reaches a thousand to one, but only where every pixel is the same. */
    private static final long UNPACKED_BYTES_A_BYTE = 200L;

    /**
     * Checks a claim.
     *
     * @param heldBytes how many bytes a pixel the decoder holds of the whole picture
     * @throws InvalidInputException if the picture has no pixels, or too many
     */
    void check(long width, long height, long heldBytes) {
        if (width < 1 || height < 1) {
            throw new InvalidInputException(
                    "%s has no pixels (%s x %s).".formatted(name, width, height));
        }
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
            throw tooLarge(width, height);
        }
        long pixels = width * height;
        long held = Math.multiplyExact(pixels, heldBytes);
        boolean impossible = pixels > HARMLESS_PIXELS && pixels / MOST_PIXELS_A_BYTE > fileBytes;
        boolean dear = held > HARMLESS_BYTES && pixels / PHOTOGRAPH_PIXELS_A_BYTE > fileBytes;
        if (impossible || dear) {
            throw tooFewBytes(width, height);
        }
        if (held > Runtime.getRuntime().maxMemory() / 2) {
            throw tooLarge(width, height);
        }
    }

    /**
     * Checks how long a claim would keep a decoder that has to unpack all of it, whether it is kept
     * or not.
     *
     * @param bits of a pixel, unpacked
     * @throws InvalidInputException if that is much more than such a file can want
     */
    void checkUnpacking(long width, long height, int bits) {
        long unpacked = width * height * bits / Byte.SIZE;
        if (unpacked > HARMLESS_UNPACKING && unpacked / UNPACKED_BYTES_A_BYTE > fileBytes) {
            throw tooFewBytes(width, height);
        }
    }

    private InvalidInputException tooFewBytes(long width, long height) {
        return new InvalidInputException(
                "%s claims %s x %s pixels in only %s bytes; it is damaged, or made to do harm."
                        .formatted(name, width, height, fileBytes));
    }

    private InvalidInputException tooLarge(long width, long height) {
        return new InvalidInputException(
                "%s claims %s x %s pixels, which is too large; scale it down first."
                        .formatted(name, width, height));
    }
}
