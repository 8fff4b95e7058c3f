package org.betavista.ui.train;

import java.util.Comparator;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Words;

/**
 * One of the loss chart's plots: raw values drawn faintly, as the span of each pixel column,
 * smoothed ones over them, held-out ones dashed.
 */
final class LossPlot {
    private final LossHistory history;
    private final Look look;
    private final GraphicsContext graphics;
    private final StepAxis axis;
    private final LossBuckets points;
    private final int from;

    /**
     * @param axis of all plots
     */
    LossPlot(LossHistory history, Look look, GraphicsContext graphics, StepAxis axis) {
        this.history = history;
        this.look = look;
        this.graphics = graphics;
        this.axis = axis;
        points = history.since(axis.first());
        from = points.at(axis.first());
    }

    /**
     * Draws curves.
     *
     * @param nats their scale
     * @param train whether to draw what was measured on training batches
     * @param heldOut whether to draw what was measured on held-out images
     */
    void draw(List<LossTrace> traces, NatsAxis nats, boolean train, boolean heldOut) {
        drawGrid(nats);
        graphics.save();
        graphics.beginPath();
        graphics.rect(
                axis.left(),
                nats.top() - 2,
                axis.right() - axis.left(),
                nats.bottom() - nats.top() + 4);
        graphics.clip();
        for (LossTrace trace : traces) {
            if (train) {
                drawRaw(nats, trace);
                drawSmooth(nats, trace);
            }
            if (heldOut && trace.heldOut()) {
                drawHeldOut(nats, look.color(trace.ink()), history.heldOut().line(trace.line()));
            }
        }
        graphics.restore();
        if (train) {
            drawLastValues(nats, traces);
        }
    }

    private void drawGrid(NatsAxis nats) {
        graphics.setFont(look.numbers(10.5));
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.setLineWidth(1);
        for (double tick : nats.ticks()) {
            graphics.setStroke(look.color(Ink.GRID));
            double y = Math.round(nats.y(tick)) + 0.5;
            graphics.strokeLine(axis.left(), y, axis.right(), y);
            graphics.setFill(look.color(Ink.SECONDARY));
            graphics.fillText(Ticks.label(tick, nats.step()), axis.left() - 8, y + 4);
        }
    }

    /** The span of the raw values in each pixel column: as many strokes as pixels, not as steps. */
    private void drawRaw(NatsAxis nats, LossTrace trace) {
        Color color = look.color(trace.ink());
        graphics.setStroke(color.deriveColor(0, 1, 1, 0.28));
        graphics.setLineWidth(1);
        graphics.beginPath();
        LossLine line = points.line(trace.line());
        boolean begun = false;
        int point = from;
        while (point < points.size()) {
            double column = Math.floor(axis.x(points.step(point)));
            double lowest = line.low(point);
            double highest = line.high(point);
            while (point < points.size() && Math.floor(axis.x(points.step(point))) == column) {
                lowest = Math.min(lowest, line.low(point));
                highest = Math.max(highest, line.high(point));
                point++;
            }
            if (Double.isNaN(highest)) {
                continue; // Not measured there.
            }
            if (begun) {
                graphics.lineTo(column + 0.5, nats.y(highest));
            } else {
                graphics.moveTo(column + 0.5, nats.y(highest));
                begun = true;
            }
            if (highest != lowest) {
                graphics.lineTo(column + 0.5, nats.y(lowest));
            }
        }
        graphics.stroke();
    }

    private void drawSmooth(NatsAxis nats, LossTrace trace) {
        graphics.setStroke(look.color(trace.ink()));
        graphics.setLineWidth(1.9);
        graphics.setLineDashes(trace.dashes().stream().mapToDouble(Double::doubleValue).toArray());
        graphics.beginPath();
        LossLine line = points.line(trace.line());
        double lastColumn = Double.NEGATIVE_INFINITY;
        for (int point = from; point < points.size(); point++) {
            double x = axis.x(points.step(point));
            double value = line.smooth(point);
            boolean last = point == points.size() - 1;
            if (Double.isNaN(value) || (x - lastColumn < 1 && !last)) {
                continue;
            }
            if (lastColumn == Double.NEGATIVE_INFINITY) {
                graphics.moveTo(x, nats.y(value));
            } else {
                graphics.lineTo(x, nats.y(value));
            }
            lastColumn = x;
        }
        graphics.stroke();
        graphics.setLineDashes();
    }

    private void drawHeldOut(NatsAxis nats, Color color, LossLine line) {
        graphics.setStroke(color);
        graphics.setLineWidth(1.4);
        graphics.setLineDashes(5, 3);
        graphics.beginPath();
        LossBuckets measured = history.heldOut();
        long before = -1;
        for (int point = measured.at(axis.first()); point < measured.size(); point++) {
            long step = measured.step(point);
            double x = axis.x(step);
            if (before < 0 || history.jumped(before, step)) {
                graphics.moveTo(x, nats.y(line.high(point))); // Another price, another line.
            } else {
                graphics.lineTo(x, nats.y(line.high(point)));
            }
            if (line.low(point) != line.high(point)) {
                graphics.lineTo(x, nats.y(line.low(point)));
            }
            before = step;
        }
        graphics.stroke();
        graphics.setLineDashes();
    }

    private void drawLastValues(NatsAxis nats, List<LossTrace> traces) {
        graphics.setFont(look.numbers(12));
        graphics.setTextAlign(TextAlignment.LEFT);
        int last = points.size() - 1;
        double free = Double.NEGATIVE_INFINITY;
        List<LossTrace> byHeight =
                traces.stream()
                        .filter(trace -> !Float.isNaN(points.line(trace.line()).smooth(last)))
                        .sorted(
                                Comparator.comparingDouble(
                                        trace -> nats.y(points.line(trace.line()).smooth(last))))
                        .toList();
        for (LossTrace trace : byHeight) {
            double value = points.line(trace.line()).smooth(last);
            double y = nats.y(value);
            graphics.setFill(look.color(trace.ink()));
            graphics.fillOval(axis.x(points.step(last)) - 3, y - 3, 6, 6);
            double text = Math.max(y + 4, free + 13);
            free = text;
            graphics.fillText(Words.number(value, decimals(value)), axis.right() + 8, text);
        }
    }

    /** As many decimals as a value needs to be told from 0. */
    static int decimals(double value) {
        return Math.abs(value) < 1 ? 3 : 1;
    }
}
