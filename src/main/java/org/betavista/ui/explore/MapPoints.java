package org.betavista.ui.explore;

import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.betavista.data.Factor;
import org.betavista.model.Codes;
import org.betavista.session.OpenModel;
import org.betavista.session.Survey;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.PixelSurface;
import org.betavista.ui.control.Words;
import org.betavista.ui.latent.LatentPointViewModel;
import org.betavista.ui.train.Ticks;

/**
 * The lower layer of the latent map: grid, the prior's rings and the codes. Drawn when codes
 * change, not when z moves. The codes are set pixel by pixel, which is cheaper than one shape each.
 */
final class MapPoints extends DrawnRegion {
    private static final double RADIUS = 2.2;
    private static final double OPACITY = 0.75;
    private static final double FEW_UNITS = 3;
    private static final double LABEL_WIDTH = 30;
    private static final double LABEL_HEIGHT = 18;
    private static final int MOST_TICKS = 10;

    private final LatentPointViewModel point;
    private final Look look;
    private LatentPair pair = new LatentPair(0, 0);
    private int factor;
    private double zoom = 1;
    private final PixelSurface surface = new PixelSurface();

    MapPoints(LatentPointViewModel point, Look look) {
        this.point = point;
        this.look = look;
        look.onChange(this::redraw);
        point.surveyProperty().addListener((property, old, now) -> redraw());
    }

    void show(LatentPair newPair, int newFactor, double newZoom) {
        pair = newPair;
        factor = newFactor;
        zoom = newZoom;
        redraw();
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        Survey survey = point.surveyProperty().get();
        OpenModel open = point.modelProperty().get();
        if (survey == null || open == null || !pair.isWithin(survey.codes())) {
            graphics.setFill(look.color(Ink.SECONDARY));
            graphics.setFont(look.words(13));
            graphics.setTextAlign(TextAlignment.CENTER);
            graphics.fillText("Encoding held-out images …", width / 2, height / 2);
            return;
        }
        boolean prior = point.missingKl() == null;
        MapFrame frame = MapFrame.of(survey.codes(), pair, zoom, width, height, prior);
        drawGrid(graphics, frame, width, height);
        MapFrame.clip(graphics, width, height);
        if (prior) {
            drawPrior(graphics, frame);
        }
        drawPoints(graphics, frame, survey.codes(), open, (int) width, (int) height);
        graphics.restore();
        graphics.setFont(look.strongWords(12));
        graphics.setFill(look.color(Ink.Z));
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText(Words.latent(pair.across()), width - MapFrame.RIGHT, height - 2);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText(Words.latent(pair.up()), 2, MapFrame.TOP + 10);
        drawOutside(graphics, frame.outside(survey.codes(), pair, width, height), height);
    }

    private void drawGrid(GraphicsContext graphics, MapFrame frame, double width, double height) {
        graphics.setFont(look.numbers(10.5));
        graphics.setLineWidth(1);
        double right = frame.valueX(width - MapFrame.RIGHT);
        double left = frame.valueX(MapFrame.LEFT);
        double top = frame.valueY(MapFrame.TOP);
        double bottom = frame.valueY(height - MapFrame.BOTTOM);
        double stepX = step(left, right, width - MapFrame.LEFT - MapFrame.RIGHT, LABEL_WIDTH);
        double stepY = step(bottom, top, height - MapFrame.TOP - MapFrame.BOTTOM, LABEL_HEIGHT);
        double firstX = Math.ceil(left / stepX) * stepX;
        double firstY = Math.ceil(bottom / stepY) * stepY;
        for (double v = firstX; v <= right; v += stepX) {
            double x = Math.round(frame.x(v)) + 0.5;
            graphics.setStroke(look.color(Ink.GRID));
            graphics.strokeLine(x, MapFrame.TOP, x, height - MapFrame.BOTTOM);
            graphics.setFill(look.color(Ink.SECONDARY));
            graphics.setTextAlign(TextAlignment.CENTER);
            if (x < width - MapFrame.RIGHT - 14) {
                graphics.fillText(Ticks.label(v, stepX), x, height - MapFrame.BOTTOM + 15);
            }
        }
        for (double v = firstY; v <= top; v += stepY) {
            double y = Math.round(frame.y(v)) + 0.5;
            graphics.setStroke(look.color(Ink.GRID));
            graphics.strokeLine(MapFrame.LEFT, y, width - MapFrame.RIGHT, y);
            graphics.setFill(look.color(Ink.SECONDARY));
            graphics.setTextAlign(TextAlignment.RIGHT);
            if (y > MapFrame.TOP + 18) {
                graphics.fillText(Ticks.label(v, stepY), MapFrame.LEFT - 8, y + 4);
            }
        }
    }

    /** One, or what else keeps the labels apart. */
    private static double step(double low, double high, double pixels, double labelSize) {
        int most = (int) Math.max(1, pixels / labelSize);
        boolean unit = high - low >= FEW_UNITS && high - low <= most;
        return unit ? 1 : Ticks.step(high - low, Math.min(MOST_TICKS, most));
    }

    private void drawPrior(GraphicsContext graphics, MapFrame frame) {
        graphics.setStroke(look.color(Ink.PRIOR));
        graphics.setLineWidth(1);
        graphics.setLineDashes(4, 4);
        for (int sigmas = 1; sigmas <= 2; sigmas++) {
            frame.ellipse(graphics, 0, 0, sigmas, sigmas, 0);
            graphics.stroke();
        }
        graphics.setLineDashes();
    }

    /** What is out of sight is not forgotten. Told below the axis, where no point lies. */
    private void drawOutside(GraphicsContext graphics, int outside, double height) {
        if (outside > 0) {
            graphics.setFont(look.words(11));
            graphics.setFill(look.color(Ink.SECONDARY));
            graphics.setTextAlign(TextAlignment.LEFT);
            graphics.fillText(outside + " out of sight; scroll to zoom", MapFrame.LEFT, height - 2);
        }
    }

    private void drawPoints(
            GraphicsContext graphics,
            MapFrame frame,
            Codes codes,
            OpenModel open,
            int width,
            int height) {
        surface.clear(width, height);
        List<Factor> factors = open.split().heldOut().factors();
        boolean dark = look.darkProperty().get();
        for (int i = 0; i < codes.count(); i++) {
            Color color = look.color(Ink.PRIOR);
            if (factor < factors.size()) {
                Factor by = factors.get(factor);
                int value = open.split().heldOut().factorValue(i, factor);
                if (value != Factor.NO_VALUE) {
                    color = Ink.label(dark, value, by.count(), by.ordered());
                }
            }
            dot(
                    frame.x(MapFrame.mu(codes, i, pair.across())),
                    frame.y(MapFrame.mu(codes, i, pair.up())),
                    color,
                    width,
                    height);
        }
        surface.draw(graphics, 0, 0);
    }

    /** Lays an anti-aliased disc over what is there; premultiplied "over" of Porter and Duff. */
    private void dot(double x, double y, Color color, int width, int height) {
        int[] pixels = surface.pixels();
        int reach = (int) Math.ceil(RADIUS + 1);
        for (int row = (int) y - reach; row <= (int) y + reach; row++) {
            for (int column = (int) x - reach; column <= (int) x + reach; column++) {
                double distance = Math.hypot(column + 0.5 - x, row + 0.5 - y);
                double alpha = OPACITY * Math.max(0, Math.min(1, RADIUS + 0.5 - distance));
                if (alpha > 0 && row >= 0 && row < height && column >= 0 && column < width) {
                    int place = row * width + column;
                    pixels[place] = over(pixels[place], color, alpha);
                }
            }
        }
    }

    private static int over(int below, Color color, double alpha) {
        double rest = 1 - alpha;
        int a = (int) Math.round(255 * alpha + (below >>> 24) * rest);
        int r = (int) Math.round(255 * alpha * color.getRed() + (below >> 16 & 0xFF) * rest);
        int g = (int) Math.round(255 * alpha * color.getGreen() + (below >> 8 & 0xFF) * rest);
        int b = (int) Math.round(255 * alpha * color.getBlue() + (below & 0xFF) * rest);
        return a << 24 | r << 16 | g << 8 | b;
    }
}
