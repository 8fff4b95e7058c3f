package org.betavista.ui.measure;

import java.util.Comparator;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.betavista.analysis.Histogram;
import org.betavista.analysis.StandardNormal;
import org.betavista.session.measures.CompletenessEvidence.Marginal;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Words;

/** All codes along each latent against N(0, 1), those farthest from it first. */
final class MarginalBoard extends DrawnRegion {
    private static final double CELL_WIDTH = 200;
    private static final double CELL_HEIGHT = 74;
    private static final double GAP = 12;
    private static final double ROW_GAP = 12;
    private static final double PLOT_WIDTH = 104;
    private static final double PLOT_HEIGHT = 48;
    private static final double NAME = 18;
    private static final double PEAK = StandardNormal.density(0);
    private static final double HIGHEST = 1.6 * PEAK;

    private final Look look;
    private List<Marginal> marginals = List.of();
    private boolean[] active = {};

    MarginalBoard(Look look) {
        this.look = look;
        look.onChange(this::redraw);
        setMinWidth(0);
    }

    /**
     * Shows one plot a latent.
     *
     * @param areActive whether latents vary over the images; names of others are grey. Empty where
     *     that is not known
     */
    void show(List<Marginal> each, boolean[] areActive) {
        active = areActive;
        marginals =
                each.stream().sorted(Comparator.comparingDouble(Marginal::kl).reversed()).toList();
        requestLayout();
        redraw();
    }

    /** The latents in the order in which they are shown. */
    List<Integer> order() {
        return marginals.stream().map(Marginal::latent).toList();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private static int columns(double width) {
        return Math.max(1, (int) ((width + GAP) / (CELL_WIDTH + GAP)));
    }

    @Override
    protected double computePrefHeight(double width) {
        int columns = columns(width > 0 ? width : getWidth());
        int rows = (marginals.size() + columns - 1) / columns;
        return Math.max(0, rows * (CELL_HEIGHT + ROW_GAP) - ROW_GAP);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        int columns = columns(width);
        double pitch = Math.floor((width + GAP) / columns);
        for (int i = 0; i < marginals.size(); i++) {
            double x = i % columns * pitch;
            int row = i / columns;
            double y = row * (CELL_HEIGHT + ROW_GAP);
            drawOne(graphics, marginals.get(i), x, y);
        }
    }

    private void drawOne(GraphicsContext graphics, Marginal marginal, double x, double y) {
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFont(look.strongWords(12));
        int latent = marginal.latent();
        boolean grey = latent < active.length && !active[latent];
        graphics.setFill(look.color(grey ? Ink.SECONDARY : Ink.Z));
        graphics.fillText(Words.latent(latent), x, y + 12);
        Histogram means = marginal.means();
        double floor = y + NAME + PLOT_HEIGHT;
        double perUnit = PLOT_WIDTH / (means.to() - means.from());
        double highest = PEAK;
        for (double density : means.density()) {
            highest = Math.max(highest, density);
        }
        double scale = PLOT_HEIGHT / Math.min(highest, HIGHEST);
        drawCodes(graphics, means, x, floor, scale, perUnit);
        drawPrior(graphics, means, x, floor, scale, perUnit);
        graphics.setStroke(look.color(Ink.BORDER));
        graphics.strokeLine(x, floor + 0.5, x + PLOT_WIDTH, floor + 0.5);
        double left = x + PLOT_WIDTH + 10;
        line(graphics, "mean", Words.number(marginal.mean(), 2), Ink.SECONDARY, left, y + 32);
        line(graphics, "var", Words.number(marginal.variance(), 2), Ink.SECONDARY, left, y + 48);
        line(graphics, "KL", Words.number(marginal.kl(), 2), Ink.KL, left, y + 64);
    }

    private void drawCodes(
            GraphicsContext graphics,
            Histogram means,
            double x,
            double floor,
            double scale,
            double perUnit) {
        double[] density = means.density();
        double step = (means.to() - means.from()) / density.length * perUnit;
        graphics.setFill(look.color(Ink.ALL_CODES));
        for (int i = 0; i < density.length; i++) {
            double bar = Math.min(PLOT_HEIGHT, density[i] * scale);
            graphics.fillRect(x + i * step, floor - bar, step + 0.5, bar);
        }
    }

    private void drawPrior(
            GraphicsContext graphics,
            Histogram means,
            double x,
            double floor,
            double scale,
            double perUnit) {
        graphics.setStroke(look.color(Ink.PRIOR));
        graphics.setLineWidth(1);
        graphics.beginPath();
        for (double pixel = 0; pixel <= PLOT_WIDTH; pixel += 2) {
            double density = StandardNormal.density(means.from() + pixel / perUnit);
            double height = floor - density * scale;
            if (pixel == 0) {
                graphics.moveTo(x, height);
            } else {
                graphics.lineTo(x + pixel, height);
            }
        }
        graphics.stroke();
    }

    private void line(
            GraphicsContext graphics, String word, String number, Ink ink, double x, double y) {
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFont(look.words(11));
        graphics.setFill(look.color(ink));
        graphics.fillText(word, x, y);
        graphics.setFont(look.numbers(11));
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText(number, x + CELL_WIDTH - PLOT_WIDTH - 20, y);
    }
}
