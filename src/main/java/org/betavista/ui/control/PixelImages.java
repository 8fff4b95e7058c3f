package org.betavista.ui.control;

import java.nio.IntBuffer;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.betavista.data.ImageShape;
import org.jspecify.annotations.Nullable;

/**
 * Images of one shape in one picture, one below the other, ready to be drawn: turns values into
 * pixels in the window's look.
 *
 * <p>Grey images are shown as ink on paper in the light theme and as light on black in the dark
 * one; colour images are never changed.
 */
public final class PixelImages {
    private final Look look;
    private @Nullable ImageShape shape;
    private float[] values = new float[0];
    private int count;
    private IntBuffer buffer = IntBuffer.allocate(0);
    private @Nullable PixelBuffer<IntBuffer> pixels;
    private @Nullable WritableImage image;

    /**
     * @param look decides how values are shown
     */
    public PixelImages(Look look) {
        this.look = look;
    }

    /**
     * Replaces the images.
     *
     * @param newValues values in [0, 1], image by image; shared, must not change
     */
    public void set(ImageShape newShape, float[] newValues) {
        int newCount = newValues.length / newShape.size();
        if (newCount > 0 && (!newShape.equals(shape) || newCount != count)) {
            int width = newShape.width();
            int height = newShape.height() * newCount;
            buffer = IntBuffer.allocate(width * height);
            pixels = new PixelBuffer<>(width, height, buffer, PixelFormat.getIntArgbPreInstance());
            image = new WritableImage(pixels);
        }
        shape = newShape;
        count = newCount;
        values = newValues;
        refresh();
    }

    /** Forgets all images. */
    public void clear() {
        count = 0;
        values = new float[0];
        shape = null;
        image = null;
    }

    /** Turns the values into pixels again, after the look changed. */
    public void refresh() {
        ImageShape current = shape;
        PixelBuffer<IntBuffer> target = pixels;
        if (current == null || target == null || count == 0) {
            return;
        }
        int plane = current.height() * current.width();
        int[] ramp = ramp();
        for (int i = 0; i < count; i++) {
            for (int p = 0; p < plane; p++) {
                int first = i * current.size() + p;
                int argb =
                        current.isGrey()
                                ? ramp[level(values[first])]
                                : 0xFF000000
                                        | level(values[first]) << 16
                                        | level(values[first + plane]) << 8
                                        | level(values[first + 2 * plane]);
                buffer.put(i * plane + p, argb);
            }
        }
        target.updateBuffer(ignored -> null);
    }

    private int[] ramp() {
        Color from = look.trueValuesProperty().get() ? Color.BLACK : look.color(Ink.PAPER);
        Color to = look.trueValuesProperty().get() ? Color.WHITE : look.color(Ink.DRAWN);
        int[] ramp = new int[256];
        for (int level = 0; level < ramp.length; level++) {
            Color color = from.interpolate(to, level / 255.0);
            ramp[level] =
                    0xFF000000
                            | (int) Math.round(color.getRed() * 255) << 16
                            | (int) Math.round(color.getGreen() * 255) << 8
                            | (int) Math.round(color.getBlue() * 255);
        }
        return ramp;
    }

    private static int level(float value) {
        return Math.round(Math.max(0, Math.min(1, value)) * 255);
    }

    /** The number of images. */
    public int count() {
        return count;
    }

    /** One value of an image as it was set, in [0, 1]. */
    public float value(int index, int place) {
        ImageShape current = shape;
        return current == null ? Float.NaN : values[index * current.size() + place];
    }

    /**
     * Draws one image. Whole multiples of its size stay sharp; other sizes are smoothed.
     *
     * @param smooth smooth whole multiples too
     */
    public void draw(
            GraphicsContext graphics,
            int index,
            double x,
            double y,
            double width,
            double height,
            boolean smooth) {
        ImageShape current = shape;
        if (current == null || image == null || index >= count) {
            return;
        }
        graphics.setImageSmoothing(smooth || width % current.width() != 0);
        graphics.drawImage(
                image,
                0,
                index * (double) current.height(),
                current.width(),
                current.height(),
                x,
                y,
                width,
                height);
    }
}
