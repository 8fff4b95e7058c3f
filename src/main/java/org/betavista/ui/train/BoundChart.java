package org.betavista.ui.train;

import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.betavista.analysis.ImportanceBound;
import org.betavista.session.BoundEstimate;
import org.betavista.ui.Bounds;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Words;

/**
 * The importance weighted bound against the number of draws K, on a logarithmic axis, with the ELBO
 * as a line and the gap between it and the best bound shaded. Whiskers are standard errors.
 */
final class BoundChart extends DrawnRegion {
    private static final double LEFT = 58;
    private static final double RIGHT = 92;
    private static final double TOP = 14;
    private static final double BOTTOM = 34;
    private static final double LABEL_WIDTH = 36;

    private final Bounds bounds;
    private final Look look;

    BoundChart(Bounds bounds, Look look) {
        this.bounds = bounds;
        this.look = look;
        setId("bound-chart");
        look.onChange(this::redraw);
        bounds.boundProperty().addListener((property, old, now) -> redraw());
    }

    /** Where values lie: K on a logarithmic axis, nats upwards. */
    private record Axes(double right, double bottom, double most, double low, double high) {
        static Axes of(BoundEstimate estimate, double width, double height) {
            double low = estimate.elbo();
            double high = estimate.elbo();
            for (ImportanceBound.Point point : estimate.curve()) {
                double error = error(point);
                low = Math.min(low, point.nats() - error);
                high = Math.max(high, point.nats() + error);
            }
            double margin = Math.max(0.1, 0.08 * (high - low));
            return new Axes(
                    width - RIGHT,
                    height - BOTTOM,
                    Math.max(2, estimate.best().samples()),
                    low - margin,
                    high + margin);
        }

        double x(int samples) {
            return LEFT + Math.log(samples) / Math.log(most) * (right - LEFT);
        }

        double y(double nats) {
            return bottom - (nats - low) / (high - low) * (bottom - TOP);
        }
    }

    /** A single image has no standard error. */
    private static double error(ImportanceBound.Point point) {
        return Double.isFinite(point.standardError()) ? point.standardError() : 0;
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        BoundEstimate estimate = bounds.boundProperty().get();
        if (estimate == null) {
            graphics.setFont(look.words(12.5));
            graphics.setFill(look.color(Ink.SECONDARY));
            graphics.setTextAlign(TextAlignment.CENTER);
            graphics.fillText(
                    "Estimate: draws z from q(z|x) and weighs them", width / 2, height / 2);
            return;
        }
        Axes axes = Axes.of(estimate, width, height);
        drawGrid(graphics, axes);
        drawSamples(graphics, axes, estimate.curve());
        drawGap(graphics, axes, estimate);
        drawElbo(graphics, axes, estimate.elbo());
        drawCurve(graphics, axes, estimate.curve());
        drawValues(graphics, axes, estimate);
    }

    private void drawGrid(GraphicsContext graphics, Axes axes) {
        double step = Ticks.step(axes.high() - axes.low(), 5);
        graphics.setFont(look.numbers(10.5));
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.setLineWidth(1);
        double first = Math.ceil(axes.low() / step) * step;
        for (double tick = first; tick <= axes.high(); tick += step) {
            double y = Math.round(axes.y(tick)) + 0.5;
            graphics.setStroke(look.color(Ink.GRID));
            graphics.strokeLine(LEFT, y, axes.right(), y);
            graphics.setFill(look.color(Ink.SECONDARY));
            graphics.fillText(Ticks.label(tick, step), LEFT - 8, y + 4);
        }
    }

    private void drawSamples(
            GraphicsContext graphics, Axes axes, List<ImportanceBound.Point> curve) {
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setFill(look.color(Ink.SECONDARY));
        double last = axes.x(curve.get(curve.size() - 1).samples());
        double free = Double.NEGATIVE_INFINITY;
        for (ImportanceBound.Point point : curve) {
            double x = axes.x(point.samples());
            // The largest K is always named, and nothing stands in its way.
            boolean fits = x - free >= LABEL_WIDTH && last - x >= LABEL_WIDTH;
            if (fits || x == last) {
                graphics.fillText(Words.count(point.samples()), x, axes.bottom() + 16);
                free = x;
            }
        }
        graphics.setFont(look.words(11));
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText("K draws", axes.right() + 26, axes.bottom() + 16);
    }

    private void drawGap(GraphicsContext graphics, Axes axes, BoundEstimate estimate) {
        double best = axes.y(estimate.best().nats());
        double elbo = axes.y(estimate.elbo());
        double top = Math.min(best, elbo);
        graphics.setFill(look.color(Ink.KL_FILL));
        graphics.fillRect(LEFT, top, axes.right() - LEFT, Math.abs(best - elbo));
        graphics.setFont(look.numbers(12));
        graphics.setFill(look.color(Ink.KL));
        graphics.setTextAlign(TextAlignment.RIGHT);
        // The curve climbs from the lower left, so that the lower right is free.
        graphics.fillText(
                "gap " + Words.number(estimate.gap(), 1) + " nats",
                axes.right() - 10,
                Math.max(elbo, top + 12) - 8);
    }

    private void drawElbo(GraphicsContext graphics, Axes axes, double elbo) {
        graphics.setStroke(look.color(Ink.TOTAL));
        graphics.setLineWidth(1.4);
        graphics.setLineDashes(5, 3);
        graphics.strokeLine(LEFT, axes.y(elbo), axes.right(), axes.y(elbo));
        graphics.setLineDashes();
    }

    private void drawCurve(GraphicsContext graphics, Axes axes, List<ImportanceBound.Point> curve) {
        graphics.setStroke(look.color(Ink.Z));
        graphics.setFill(look.color(Ink.Z));
        graphics.setLineWidth(1.9);
        graphics.beginPath();
        for (ImportanceBound.Point point : curve) {
            graphics.lineTo(axes.x(point.samples()), axes.y(point.nats()));
        }
        graphics.stroke();
        graphics.setLineWidth(1);
        for (ImportanceBound.Point point : curve) {
            double x = axes.x(point.samples());
            graphics.strokeLine(
                    x, axes.y(point.nats() - error(point)), x, axes.y(point.nats() + error(point)));
            graphics.fillOval(x - 3, axes.y(point.nats()) - 3, 6, 6);
        }
    }

    private void drawValues(GraphicsContext graphics, Axes axes, BoundEstimate estimate) {
        double best = axes.y(estimate.best().nats());
        double elbo = axes.y(estimate.elbo());
        // Two lines of words must not stand on each other.
        double apart = Math.max(0, 30 - (elbo - best)) / 2;
        graphics.setTextAlign(TextAlignment.LEFT);
        name(graphics, axes, best - apart, Ink.Z, "bound", estimate.best().nats());
        name(graphics, axes, elbo + apart, Ink.TOTAL, "ELBO", estimate.elbo());
    }

    private void name(
            GraphicsContext graphics, Axes axes, double y, Ink ink, String word, double nats) {
        graphics.setFill(look.color(ink));
        graphics.setFont(look.words(11));
        graphics.fillText(word, axes.right() + 10, y - 2);
        graphics.setFont(look.numbers(12));
        graphics.fillText(Words.number(nats, 1), axes.right() + 10, y + 12);
    }
}
