package org.betavista.ui.train;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
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
    private final int from;

    /**
     * @param axis of all plots
     */
    LossPlot(LossHistory history, Look look, GraphicsContext graphics, StepAxis axis) {
        this.history = history;
        this.look = look;
        this.graphics = graphics;
        this.axis = axis;
        from = history.pointAt(axis.first());
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
            ToDoubleFunction<LossHistory.HeldOut> values = trace.heldOut();
            if (heldOut && values != null) {
                drawHeldOut(nats, look.color(trace.ink()), values);
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
        boolean begun = false;
        int point = from;
        while (point < history.size()) {
            double column = Math.floor(axis.x(history.step(point)));
            double lowest = trace.line().raw(point);
            double highest = lowest;
            while (point < history.size() && Math.floor(axis.x(history.step(point))) == column) {
                lowest = Math.min(lowest, trace.line().raw(point));
                highest = Math.max(highest, trace.line().raw(point));
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
        double lastColumn = Double.NEGATIVE_INFINITY;
        for (int point = from; point < history.size(); point++) {
            double x = axis.x(history.step(point));
            double value = trace.line().smooth(point);
            boolean last = point == history.size() - 1;
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

    private void drawHeldOut(
            NatsAxis nats, Color color, ToDoubleFunction<LossHistory.HeldOut> values) {
        graphics.setStroke(color);
        graphics.setLineWidth(1.4);
        graphics.setLineDashes(5, 3);
        graphics.beginPath();
        long before = -1;
        for (LossHistory.HeldOut point : history.heldOut()) {
            if (point.step() < axis.first()) {
                continue;
            }
            double x = axis.x(point.step());
            double y = nats.y(values.applyAsDouble(point));
            if (before < 0 || history.jumped(before, point.step())) {
                graphics.moveTo(x, y); // Another price begins another line.
            } else {
                graphics.lineTo(x, y);
            }
            before = point.step();
        }
        graphics.stroke();
        graphics.setLineDashes();
    }

    private void drawLastValues(NatsAxis nats, List<LossTrace> traces) {
        graphics.setFont(look.numbers(12));
        graphics.setTextAlign(TextAlignment.LEFT);
        int last = history.size() - 1;
        double free = Double.NEGATIVE_INFINITY;
        List<LossTrace> byHeight =
                traces.stream()
                        .filter(trace -> !Float.isNaN(trace.line().smooth(last)))
                        .sorted(
                                Comparator.comparingDouble(
                                        trace -> nats.y(trace.line().smooth(last))))
                        .toList();
        for (LossTrace trace : byHeight) {
            double value = trace.line().smooth(last);
            double y = nats.y(value);
            graphics.setFill(look.color(trace.ink()));
            graphics.fillOval(axis.x(history.step(last)) - 3, y - 3, 6, 6);
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
