package org.betavista.data.files;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;

/**
 * The area that a GIF file's frames are drawn on. Decoders give a frame alone, which may be
 * smaller.
 *
 * <p>What the first frame leaves open has the background colour, but nothing where the frame itself
 * can be seen through. Source: GIF89a, sections 18, 20 and 23.
 *
 * @param width of the screen and all of the first frame
 * @param height of both
 * @param left where the first frame begins
 * @param top where it begins
 * @param frameWidth of the first frame
 * @param frameHeight of the first frame
 * @param background as ARGB
 */
record GifScreen(
        int width, int height, int left, int top, int frameWidth, int frameHeight, int background) {
    private static final int FIRST_BLOCK = 13;
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int IMAGE = 0x2C;

    /** Decodes the frame, from a column and row on. */
    interface Frame {
        BufferedImage decode(int left, int top) throws IOException;
    }

    /**
     * Reads the blocks up to the first frame.
     *
     * @param frameWidth as the decoder says
     * @param frameHeight as the decoder says
     */
    static GifScreen of(byte[] bytes, int frameWidth, int frameHeight) throws IOException {
        int flags = at(bytes, 10);
        boolean colours = (flags & 0x80) != 0;
        int block = FIRST_BLOCK + (colours ? 3 << ((flags & 7) + 1) : 0);
        boolean transparent = false;
        while (at(bytes, block) != IMAGE) {
            if (at(bytes, block) != EXTENSION) {
                throw new IOException("no frame");
            }
            if (at(bytes, block + 1) == GRAPHIC_CONTROL) {
                transparent = (at(bytes, block + 3) & 1) != 0;
            }
            block += 2;
            while (at(bytes, block) != 0) {
                block += 1 + at(bytes, block);
            }
            block++;
        }
        int left = word(bytes, block + 1);
        int top = word(bytes, block + 3);
        int index = at(bytes, 11);
        boolean known = colours && !transparent && index < 2 << (flags & 7);
        return new GifScreen(
                Math.max(word(bytes, 6), left + frameWidth),
                Math.max(word(bytes, 8), top + frameHeight),
                left,
                top,
                frameWidth,
                frameHeight,
                known ? colour(bytes, FIRST_BLOCK + 3 * index) : 0);
    }

    private static int at(byte[] bytes, int position) throws IOException {
        if (position >= bytes.length) {
            throw new IOException("it ends before the first frame");
        }
        return bytes[position] & 0xFF;
    }

    private static int word(byte[] bytes, int position) throws IOException {
        return at(bytes, position) | at(bytes, position + 1) << 8;
    }

    private static int colour(byte[] bytes, int position) throws IOException {
        return 0xFF << 24
                | at(bytes, position) << 16
                | at(bytes, position + 1) << 8
                | at(bytes, position + 2);
    }

    /** Whether the first frame is all there is. */
    boolean isFilled() {
        return frameWidth == width && frameHeight == height;
    }

    /** The whole screen, thinned, with the first frame in its place. */
    BufferedImage compose(Thinning thinning, Frame frame) throws IOException {
        int columns = thinning.columns();
        int rows = thinning.rows();
        int wide = (width + columns - 1) / columns;
        int high = (height + rows - 1) / rows;
        BufferedImage screen = new BufferedImage(wide, high, BufferedImage.TYPE_INT_ARGB);
        int[] row = new int[wide];
        java.util.Arrays.fill(row, background);
        for (int y = 0; y < high; y++) {
            screen.setRGB(0, y, wide, 1, row, 0, wide);
        }
        // The first of the screen's kept columns and rows that lie in the frame.
        int firstColumn = (columns - left % columns) % columns;
        int firstRow = (rows - top % rows) % rows;
        if (firstColumn < frameWidth && firstRow < frameHeight) {
            Graphics2D graphics = screen.createGraphics();
            graphics.drawImage(
                    frame.decode(firstColumn, firstRow),
                    (left + columns - 1) / columns,
                    (top + rows - 1) / rows,
                    null);
            graphics.dispose();
        }
        return screen;
    }
}
