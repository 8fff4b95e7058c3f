package org.betavista.ui.control;

import javafx.scene.paint.Color;
import org.betavista.data.ImageShape;
import org.jspecify.annotations.Nullable;

/**
 * Images of one shape, to be painted at any size: turns values into pixels in the window's look.
 *
 * <p>Grey images are shown as ink on paper in the light theme and as light on black in the dark
 * one; colour images are never changed.
 */
public final class PixelImages {
    private final Look look;
    private final int[] ramp = new int[256];
    private @Nullable ImageShape shape;
    private float[] values = new float[0];
    private int count;

    /**
     * @param look decides how values are shown
     */
    public PixelImages(Look look) {
        this.look = look;
        refresh();
    }

    /**
     * Replaces the images.
     *
     * @param newValues values in [0, 1], image by image; shared, must not change
     */
    public void set(ImageShape newShape, float[] newValues) {
        shape = newShape;
        values = newValues;
        count = newValues.length / newShape.size();
    }

    /** Forgets all images. */
    public void clear() {
        shape = null;
        values = new float[0];
        count = 0;
    }

    /** Follows the look after it changed. */
    public void refresh() {
        Color from = look.trueValuesProperty().get() ? Color.BLACK : look.color(Ink.PAPER);
        Color to = look.trueValuesProperty().get() ? Color.WHITE : look.color(Ink.DRAWN);
        for (int level = 0; level < ramp.length; level++) {
            Color color = from.interpolate(to, level / 255.0);
            ramp[level] =
                    argb((float) color.getRed(), (float) color.getGreen(), (float) color.getBlue());
        }
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
     * Paints one image as a square. Whole multiples of its width stay sharp; other sizes are
     * interpolated.
     *
     * @param x left edge on the surface
     * @param y upper edge on the surface
     * @param side in pixels
     * @param smooth interpolate whole multiples too
     */
    public void paint(PixelSurface surface, int index, int x, int y, int side, boolean smooth) {
        ImageShape current = shape;
        if (current == null || index >= count) {
            return;
        }
        boolean interpolated = smooth || side % current.width() != 0;
        double rowStep = (double) current.height() / side;
        double columnStep = (double) current.width() / side;
        for (int row = 0; row < side; row++) {
            double v = (row + 0.5) * rowStep - 0.5;
            for (int column = 0; column < side; column++) {
                double u = (column + 0.5) * columnStep - 0.5;
                surface.pixels()[(y + row) * surface.width() + x + column] =
                        interpolated
                                ? interpolate(current, index, u, v)
                                : nearest(current, index, u, v);
            }
        }
    }

    private int nearest(ImageShape current, int index, double u, double v) {
        int row = (int) (v + 0.5);
        int column = (int) (u + 0.5);
        int first = index * current.size() + row * current.width() + column;
        if (current.isGrey()) {
            return ramp[level(values[first])];
        }
        int plane = current.height() * current.width();
        return argb(values[first], values[first + plane], values[first + 2 * plane]);
    }

    private int interpolate(ImageShape current, int index, double u, double v) {
        int c0 = (int) Math.max(0, Math.floor(u));
        int r0 = (int) Math.max(0, Math.floor(v));
        int c1 = Math.min(c0 + 1, current.width() - 1);
        int r1 = Math.min(r0 + 1, current.height() - 1);
        float fu = (float) Math.max(0, u - c0);
        float fv = (float) Math.max(0, v - r0);
        int image = index * current.size();
        int upper = image + r0 * current.width();
        int lower = image + r1 * current.width();
        int plane = current.height() * current.width();
        // No array for the channels: one a pixel was a third of all that the window allocated.
        float first = blend(upper, lower, c0, c1, fu, fv);
        if (current.isGrey()) {
            return ramp[level(first)];
        }
        return argb(
                first,
                blend(upper + plane, lower + plane, c0, c1, fu, fv),
                blend(upper + 2 * plane, lower + 2 * plane, c0, c1, fu, fv));
    }

    private float blend(int upper, int lower, int c0, int c1, float fu, float fv) {
        float top = mix(values[upper + c0], values[upper + c1], fu);
        float bottom = mix(values[lower + c0], values[lower + c1], fu);
        return mix(top, bottom, fv);
    }

    private static float mix(float from, float to, float share) {
        return from + share * (to - from);
    }

    private static int argb(float red, float green, float blue) {
        return 0xFF000000 | level(red) << 16 | level(green) << 8 | level(blue);
    }

    private static int level(float value) {
        return Math.round(Math.max(0, Math.min(1, value)) * 255);
    }
}
