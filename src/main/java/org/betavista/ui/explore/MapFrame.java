package org.betavista.ui.explore;

import javafx.scene.canvas.GraphicsContext;
import org.betavista.model.Codes;

/**
 * From codes to pixels on the latent map; the same scale both ways. With a prior 0 is in the
 * middle; without one the codes are.
 *
 * @param centreX where 0 stands
 * @param centreY where 0 stands
 * @param scale pixels for 1, which is one standard deviation of the prior
 */
record MapFrame(double centreX, double centreY, double scale) {
    static final double LEFT = 36;
    static final double RIGHT = 12;
    static final double TOP = 8;
    static final double BOTTOM = 26;

    private static final double SMALLEST_EXTENT = 3.2;
    private static final double LARGEST_EXTENT = 12;
    private static final double SMALLEST_RANGE = 0.01;
    private static final double MARGIN = 1.05;

    /**
     * A frame that holds all codes.
     *
     * @param prior whether it also holds the prior, with its mean in the middle
     */
    static MapFrame of(
            Codes codes, LatentPair pair, double zoom, double width, double height, boolean prior) {
        return prior
                ? aroundPrior(codes, pair, zoom, width, height)
                : aroundCodes(codes, pair, zoom, width, height);
    }

    private static MapFrame aroundCodes(
            Codes codes, LatentPair pair, double zoom, double width, double height) {
        double[] across = range(codes, pair.across());
        double[] up = range(codes, pair.up());
        double extent = Math.max(across[1] - across[0], up[1] - up[0]) / 2;
        double plotWidth = width - LEFT - RIGHT;
        double plotHeight = height - TOP - BOTTOM;
        double scale =
                zoom
                        * Math.min(plotWidth, plotHeight)
                        / (2 * MARGIN * Math.max(extent, SMALLEST_RANGE));
        return new MapFrame(
                LEFT + plotWidth / 2 - (across[0] + across[1]) / 2 * scale,
                TOP + plotHeight / 2 + (up[0] + up[1]) / 2 * scale,
                scale);
    }

    /** The smallest and the largest mean. */
    private static double[] range(Codes codes, int latent) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < codes.count(); i++) {
            low = Math.min(low, mu(codes, i, latent));
            high = Math.max(high, mu(codes, i, latent));
        }
        return new double[] {low, high};
    }

    private static MapFrame aroundPrior(
            Codes codes, LatentPair pair, double zoom, double width, double height) {
        double extent = SMALLEST_EXTENT;
        for (int i = 0; i < codes.count(); i++) {
            extent = Math.max(extent, MARGIN * Math.abs(mu(codes, i, pair.across())));
            extent = Math.max(extent, MARGIN * Math.abs(mu(codes, i, pair.up())));
        }
        double plotWidth = width - LEFT - RIGHT;
        double plotHeight = height - TOP - BOTTOM;
        return new MapFrame(
                LEFT + plotWidth / 2,
                TOP + plotHeight / 2,
                zoom * Math.min(plotWidth, plotHeight) / (2 * Math.min(extent, LARGEST_EXTENT)));
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
        return centreX + value * scale;
    }

    double y(double value) {
        return centreY - value * scale;
    }

    double valueX(double x) {
        return (x - centreX) / scale;
    }

    double valueY(double y) {
        return (centreY - y) / scale;
    }
}
