package org.betavista.store;

import java.awt.image.BufferedImage;
import java.util.Map;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;

/**
 * Images of one shape laid out in rows and columns, as a picture with true pixel values: 0 is
 * black, 1 white, whatever the window's theme shows.
 */
public final class GridImage {
    private static final int GAP = 2;
    private static final int BACKGROUND = 0xFF7F7F7F;
    private static final int MOST_ROWS = 200;
    private static final int MOST_COLUMNS = 100;
    private static final long MOST_PIXELS = 100_000_000L;

    private final ImageShape shape;
    private final int rows;
    private final int columns;
    private final int scale;
    private final int width;
    private final int height;
    private final int[] argb;

    /**
     * An empty grid.
     *
     * @param rows 1 to 200: 100 pairs of an image and its reconstruction
     * @param columns 1 to 100
     * @param scale how many picture pixels an image's pixel is wide and high, 1 to 16
     * @throws InvalidInputException naming the value that cannot be used
     */
    public GridImage(ImageShape shape, int rows, int columns, int scale) {
        check("rows", rows, MOST_ROWS);
        check("columns", columns, MOST_COLUMNS);
        check("scale", scale, 16);
        long w = (long) columns * (shape.width() * scale + GAP) + GAP;
        long h = (long) rows * (shape.height() * scale + GAP) + GAP;
        if (w * h > MOST_PIXELS) {
            throw new InvalidInputException(
                    "A grid of %s x %s pixels is too large; choose fewer rows, fewer columns or a smaller scale."
                            .formatted(w, h));
        }
        this.shape = shape;
        this.rows = rows;
        this.columns = columns;
        this.scale = scale;
        width = (int) w;
        height = (int) h;
        argb = new int[width * height];
        java.util.Arrays.fill(argb, BACKGROUND);
    }

    private static void check(String what, int value, int largest) {
        if (value < 1 || value > largest) {
            throw new InvalidInputException(
                    "%s = %s cannot be used; choose 1 to %s.".formatted(what, value, largest));
        }
    }

    /** The picture's width in pixels. */
    public int width() {
        return width;
    }

    /** The picture's height in pixels. */
    public int height() {
        return height;
    }

    /** The picture's pixels, 0xAARRGGBB, row by row; the grid's own array. */
    public int[] argb() {
        return argb;
    }

    /**
     * Draws one image.
     *
     * @param images values in [0, 1], image by image
     * @param index which of them
     */
    public void set(int row, int column, float[] images, int index) {
        if (row < 0 || row >= rows || column < 0 || column >= columns) {
            throw new IndexOutOfBoundsException(row + ", " + column);
        }
        int left = GAP + column * (shape.width() * scale + GAP);
        int top = GAP + row * (shape.height() * scale + GAP);
        for (int y = 0; y < shape.height() * scale; y++) {
            for (int x = 0; x < shape.width() * scale; x++) {
                argb[(top + y) * width + left + x] =
                        pixel(images, index, y / scale * shape.width() + x / scale);
            }
        }
    }

    private int pixel(float[] images, int index, int place) {
        int plane = shape.height() * shape.width();
        int first = index * shape.size() + place;
        int red = level(images[first]);
        int green = shape.isGrey() ? red : level(images[first + plane]);
        int blue = shape.isGrey() ? red : level(images[first + 2 * plane]);
        return 0xFF000000 | red << 16 | green << 8 | blue;
    }

    private static int level(float value) {
        return Math.round(Math.max(0, Math.min(1, value)) * 255);
    }

    /**
     * The picture as a PNG file's bytes.
     *
     * @param texts written into the file as text entries, keyword to value
     */
    public byte[] toPng(Map<String, String> texts) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        return PngFile.encode(image, texts);
    }
}
