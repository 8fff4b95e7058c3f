package org.betavista.ui.control;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * Pixels that a view sets by itself and draws at their own size: for many small things this is
 * cheaper than to have each of them drawn.
 */
public final class PixelSurface {
    private int width;
    private int height;
    private int[] pixels = new int[0];
    private @Nullable PixelBuffer<IntBuffer> buffer;
    private @Nullable WritableImage image;

    /** Makes the surface this large, and every pixel transparent. */
    public void clear(int newWidth, int newHeight) {
        if (newWidth == width && newHeight == height) {
            Arrays.fill(pixels, 0);
            return;
        }
        width = newWidth;
        height = newHeight;
        pixels = new int[width * height];
        buffer =
                new PixelBuffer<>(
                        width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        image = new WritableImage(buffer);
    }

    /** The width in pixels. */
    public int width() {
        return width;
    }

    /** The height in pixels. */
    public int height() {
        return height;
    }

    /** The pixels row by row, 0xAARRGGBB, premultiplied; to be written to before {@link #draw}. */
    public int[] pixels() {
        return pixels;
    }

    /** Draws the surface with its upper left corner at a place. */
    public void draw(GraphicsContext graphics, double x, double y) {
        PixelBuffer<IntBuffer> current = buffer;
        if (current != null && width > 0 && height > 0) {
            current.updateBuffer(ignored -> null);
            graphics.drawImage(image, x, y);
        }
    }
}
