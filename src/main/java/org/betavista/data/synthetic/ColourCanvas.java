package org.betavista.data.synthetic;

/**
 * A square picture that regions are painted onto, anti-aliased by their signed distances.
 *
 * <p>Positions are -1 (left, top) to 1 (right, bottom) whatever the number of pixels.
 */
final class ColourCanvas {
    private final int side;
    private final double pixel;
    private final float[] pixels;

    /**
     * @param side in pixels
     */
    ColourCanvas(int side) {
        this.side = side;
        pixel = 2.0 / side;
        pixels = new float[3 * side * side];
    }

    /** Signed distance to a region's edge, negative inside; exact near the edge only. */
    interface Region {
        double distance(double x, double y);
    }

    /** How far, 0 to 1, a place is from the first of two colours to the second. */
    interface Shade {
        double at(double x, double y);
    }

    /** Where a region may have ink. */
    record Box(double left, double top, double right, double bottom) {
        static final Box ALL = new Box(-1, -1, 1, 1);

        static Box around(double x, double y, double reachX, double reachY) {
            return new Box(x - reachX, y - reachY, x + reachX, y + reachY);
        }
    }

    /** Signed distance to an ellipse, close to exact near its edge. */
    static double ellipse(double x, double y, double radiusX, double radiusY) {
        double u = x / radiusX;
        double v = y / radiusY;
        double length = Math.sqrt(u * u + v * v);
        double slopeX = u / radiusX;
        double slopeY = v / radiusY;
        double slope = Math.sqrt(slopeX * slopeX + slopeY * slopeY);
        return slope < 1e-9 ? -Math.min(radiusX, radiusY) : length * (length - 1) / slope;
    }

    void fill(Box box, Region region, Colour colour) {
        fill(box, region, colour, 1);
    }

    void fill(Box box, Region region, Colour colour, double opacity) {
        paint(box, (x, y) -> opacity * covered(region.distance(x, y)), colour);
    }

    /** Fills with a colour that goes over into another one. */
    void fill(Box box, Region region, Colour from, Colour to, Shade shade) {
        for (int row = first(box.top); row <= last(box.bottom); row++) {
            double y = centre(row);
            for (int column = first(box.left); column <= last(box.right); column++) {
                double x = centre(column);
                double cover = covered(region.distance(x, y));
                if (cover > 0) {
                    double part = Math.max(0, Math.min(1, shade.at(x, y)));
                    blend(
                            row * side + column,
                            cover,
                            from.red() + part * (to.red() - from.red()),
                            from.green() + part * (to.green() - from.green()),
                            from.blue() + part * (to.blue() - from.blue()));
                }
            }
        }
    }

    /** A spot of colour that fades to nothing at the edge of an ellipse. */
    void glow(double x, double y, double radiusX, double radiusY, Colour colour, double opacity) {
        paint(
                Box.around(x, y, radiusX, radiusY),
                (px, py) -> {
                    double u = (px - x) / radiusX;
                    double v = (py - y) / radiusY;
                    double fade = Math.max(0, 1 - u * u - v * v);
                    return opacity * fade * fade;
                },
                colour);
    }

    /** A line; one thinner than a pixel is as faint as it is thin. */
    void line(PenStroke stroke, Colour colour, double opacity) {
        double left = 1;
        double top = 1;
        double right = -1;
        double bottom = -1;
        double broadest = 0;
        for (int point = 0; point < stroke.points(); point++) {
            broadest = Math.max(broadest, stroke.radius()[point]);
            left = Math.min(left, stroke.x()[point]);
            top = Math.min(top, stroke.y()[point]);
            right = Math.max(right, stroke.x()[point]);
            bottom = Math.max(bottom, stroke.y()[point]);
        }
        double width = 2 * broadest;
        paint(
                new Box(left - broadest, top - broadest, right + broadest, bottom + broadest),
                (x, y) -> {
                    double distance = stroke.distance(x, y);
                    return opacity * (covered(distance) - covered(distance + width));
                },
                colour);
    }

    /** Writes unsigned bytes, the planes red, green and blue one after the other. */
    void copyTo(byte[] target, int offset) {
        int plane = side * side;
        for (int place = 0; place < plane; place++) {
            for (int channel = 0; channel < 3; channel++) {
                float value = pixels[3 * place + channel];
                target[offset + channel * plane + place] =
                        (byte) Math.round(Math.max(0, Math.min(255, value)));
            }
        }
    }

    private void paint(Box box, Shade opacity, Colour colour) {
        for (int row = first(box.top); row <= last(box.bottom); row++) {
            double y = centre(row);
            for (int column = first(box.left); column <= last(box.right); column++) {
                double cover = opacity.at(centre(column), y);
                if (cover > 0) {
                    blend(row * side + column, cover, colour.red(), colour.green(), colour.blue());
                }
            }
        }
    }

    private void blend(int place, double cover, double red, double green, double blue) {
        float part = (float) cover;
        pixels[3 * place] += part * ((float) red - pixels[3 * place]);
        pixels[3 * place + 1] += part * ((float) green - pixels[3 * place + 1]);
        pixels[3 * place + 2] += part * ((float) blue - pixels[3 * place + 2]);
    }

    private double covered(double distance) {
        return Math.max(0, Math.min(1, 0.5 - distance / pixel));
    }

    private double centre(int index) {
        return (index + 0.5) * pixel - 1;
    }

    /** The first pixel that something from here on may touch. */
    private int first(double position) {
        return Math.max(0, (int) ((position + 1) / pixel - 1));
    }

    private int last(double position) {
        return Math.min(side - 1, (int) ((position + 1) / pixel + 1));
    }
}
