package org.betavista.data.files;

import java.nio.ByteBuffer;

/**
 * What an image file's own structure says, before anything is decoded.
 *
 * @param orientation how the stored picture is to be turned
 * @param width the widest image that decoding would make room for; 0 where the decoder tells
 * @param height the highest such image; 0 where the decoder tells
 * @param heldBytes how many bytes a pixel the decoder holds of the whole picture at once; 0 if it
 *     goes row by row, so that a thinned picture costs little
 */
record FileStructure(Orientation orientation, long width, long height, long heldBytes) {
    /** Nothing known: the decoder tells the size and goes row by row. */
    static final FileStructure UNKNOWN = new FileStructure(Orientation.UPRIGHT, 0, 0, 0);

    /** A run-length decoder unpacks the indices of all pixels at once. */
    private static final FileStructure UNPACKED = new FileStructure(Orientation.UPRIGHT, 0, 0, 2);

    /**
     * Walks through a file.
     *
     * @throws org.betavista.data.InvalidInputException if the structure is broken
     */
    static FileStructure of(ImageFormat format, String name, byte[] bytes) {
        ByteBuffer content = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
        return switch (format) {
            case PNG -> PngChunks.read(name, content);
            case JPEG -> JpegSegments.read(name, content);
            case TIFF -> TiffDirectory.structure(name, content);
            case WEBP -> WebpChunks.read(name, content);
            case BMP -> UNPACKED;
            case GIF, PNM -> UNKNOWN;
        };
    }
}
