package org.betavista.ui.explore;

import java.util.Arrays;
import javafx.scene.canvas.GraphicsContext;
import org.betavista.model.Codes;

/**
 * From codes to pixels on the latent map. Each axis follows the codes on it: all but a few far ones
 * are in sight, and zooming out brings those too.
 *
 * @param across the horizontal axis
 * @param up the vertical axis
 */
record MapFrame(Axis across, Axis up) {
    static final double LEFT = 36;
    static final double RIGHT = 12;
    static final double TOP = 8;
    static final double BOTTOM = 31;

    /** The share of codes at each end of an axis that it need not hold. */
    private static final double FAR = 0.005;

    private static final double MARGIN = 1.1;
    private static final double SMALLEST_RANGE = 0.02;

    /** What two rings of the prior need, and some room around them. */
    private static final double PRIOR = 2.2;

    /**
     * One axis.
     *
     * @param zero where 0 stands, in pixels
     * @param scale pixels for 1, which is one standard deviation of the prior; below 0 upwards
     * @param zoomToAll the zoom at which every code is in sight; 1 if none is far from the others
     */
    record Axis(double zero, double scale, double zoomToAll) {
        double pixel(double value) {
            return zero + value * scale;
        }

        double value(double pixel) {
            return (pixel - zero) / scale;
        }
    }

    /**
     * A frame around the codes.
     *
     * @param prior whether there is one; it is in sight where the codes are anywhere near it
     */
    static MapFrame of(
            Codes codes, LatentPair pair, double zoom, double width, double height, boolean prior) {
        return new MapFrame(
                axis(codes, pair.across(), zoom, prior, LEFT, width - RIGHT),
                axis(codes, pair.up(), zoom, prior, height - BOTTOM, TOP));
    }

    private static Axis axis(
            Codes codes, int latent, double zoom, boolean prior, double from, double to) {
        double[] values = sorted(codes, latent);
        int far = (int) (FAR * values.length);
        double low = values.length == 0 ? 0 : values[far];
        double high = values.length == 0 ? 0 : values[values.length - 1 - far];
        double range = high - low;
        double withPrior = Math.max(high, PRIOR) - Math.min(low, -PRIOR);
        // Codes far from the prior would shrink to a dot beside it.
        boolean near = prior && withPrior <= Math.max(2 * range, 3 * PRIOR);
        if (near) {
            low = Math.min(low, -PRIOR);
            high = Math.max(high, PRIOR);
        }
        double middle = (low + high) / 2;
        double half = MARGIN * Math.max(SMALLEST_RANGE, high - low) / 2;
        double farthest =
                values.length == 0
                        ? 0
                        : Math.max(middle - values[0], values[values.length - 1] - middle);
        double scale = zoom * (to - from) / (2 * half);
        return new Axis(
                (from + to) / 2 - middle * scale,
                scale,
                Math.min(1, half / Math.max(half, MARGIN * farthest)));
    }

    /** The finite means on a latent, the smallest first. */
    private static double[] sorted(Codes codes, int latent) {
        double[] values = new double[codes.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = mu(codes, i, latent);
        }
        return Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    }

    /** The zoom at which every code is in sight: 1, or less where a few are far from the others. */
    double zoomToAll() {
        return Math.min(across.zoomToAll(), up.zoomToAll());
    }

    /** How many codes are out of sight. */
    int outside(Codes codes, LatentPair pair, double width, double height) {
        int outside = 0;
        for (int i = 0; i < codes.count(); i++) {
            double x = x(mu(codes, i, pair.across()));
            double y = y(mu(codes, i, pair.up()));
            if (!(x >= LEFT && x <= width - RIGHT && y >= TOP && y <= height - BOTTOM)) {
                outside++;
            }
        }
        return outside;
    }

    /** Keeps what is drawn next inside of the plot, until {@code restore}. */
    static void clip(GraphicsContext graphics, double width, double height) {
        graphics.save();
        graphics.beginPath();
        graphics.rect(LEFT, TOP, width - LEFT - RIGHT, height - TOP - BOTTOM);
        graphics.clip();
    }

    static float mu(Codes codes, int image, int latent) {
        return codes.mu()[image * codes.latentSize() + latent];
    }

    double x(double value) {
        return across.pixel(value);
    }

    double y(double value) {
        return up.pixel(value);
    }

    double valueX(double x) {
        return across.value(x);
    }

    double valueY(double y) {
        return up.value(y);
    }

    /**
     * Makes the path of an ellipse of codes. Each axis has a scale of its own, so that a circle is
     * one on the map only where both happen to be the same.
     *
     * @param angle of the major axis from the horizontal latent's, in radians
     */
    void ellipse(
            GraphicsContext graphics,
            double centreAcross,
            double centreUp,
            double major,
            double minor,
            double angle) {
        int corners = 72;
        graphics.beginPath();
        for (int i = 0; i < corners; i++) {
            double turn = 2 * Math.PI * i / corners;
            double a = major * Math.cos(turn);
            double b = minor * Math.sin(turn);
            double x = x(centreAcross + a * Math.cos(angle) - b * Math.sin(angle));
            double y = y(centreUp + a * Math.sin(angle) + b * Math.cos(angle));
            if (i == 0) {
                graphics.moveTo(x, y);
            } else {
                graphics.lineTo(x, y);
            }
        }
        graphics.closePath();
    }
}
