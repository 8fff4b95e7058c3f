package org.betavista.ui.explore;

import javafx.scene.canvas.GraphicsContext;
import org.betavista.model.Codes;

/**
 * From codes to pixels on the latent map; the same scale both ways, with 0 in the middle.
 *
 * @param centreX where 0 stands
 * @param centreY where 0 stands
 * @param scale pixels for one standard deviation of the prior
 */
record MapFrame(double centreX, double centreY, double scale) {
    static final double LEFT = 36;
    static final double RIGHT = 12;
    static final double TOP = 8;
    static final double BOTTOM = 26;

    private static final double SMALLEST_EXTENT = 3.2;
    private static final double LARGEST_EXTENT = 12;

    /** A frame that holds all codes. */
    static MapFrame of(Codes codes, LatentPair pair, double zoom, double width, double height) {
        double extent = SMALLEST_EXTENT;
        for (int i = 0; i < codes.count(); i++) {
            extent = Math.max(extent, 1.05 * Math.abs(mu(codes, i, pair.across())));
            extent = Math.max(extent, 1.05 * Math.abs(mu(codes, i, pair.up())));
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
