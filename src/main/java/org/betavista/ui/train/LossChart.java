package org.betavista.ui.train;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Words;
import org.betavista.ui.train.LossHistory.Curve;

/**
 * The loss over the steps: total and reconstruction above, KL and beta x KL below, one axis. Raw
 * values are drawn faintly, as the span of each pixel column; smoothed ones over them; held-out
 * ones dashed. The pointer shows all values of a step.
 */
public final class LossChart extends DrawnRegion {
    private static final double LEFT = 48;
    private static final double RIGHT = 56;
    private static final double TOP = 30;
    private static final double BOTTOM = 22;
    private static final double GAP = 18;
    private static final double LOWER_SHARE = 0.27;

    private final LossHistory history;
    private final Look look;
    private final Set<Curve> shown = EnumSet.of(Curve.TOTAL, Curve.RECONSTRUCTION, Curve.KL);
    private boolean train = true;
    private boolean heldOut = true;
    private int batchesPerEpoch = 1;
    private int lastEpochs = Integer.MAX_VALUE;
    private double pointerX = Double.NaN;

    /**
     * @param history what is drawn; {@link #redraw} when it changed
     */
    public LossChart(LossHistory history, Look look) {
        this.history = history;
        this.look = look;
        setId("loss-chart");
        look.onChange(this::redraw);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX()));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(Double.NaN));
    }

    private void point(double x) {
        pointerX = x;
        redraw();
    }

    /** How many steps the axis counts as one epoch. */
    public void setBatchesPerEpoch(int batches) {
        batchesPerEpoch = batches;
        redraw();
    }

    /** Shows the last epochs only. */
    public void setLastEpochs(int epochs) {
        lastEpochs = epochs;
        redraw();
    }

    /** Shows or hides a curve. */
    public void setShown(Curve curve, boolean isShown) {
        if (isShown) {
            shown.add(curve);
        } else {
            shown.remove(curve);
        }
        redraw();
    }

    /** Shows or hides what was measured on training batches. */
    public void setTrainShown(boolean isShown) {
        train = isShown;
        redraw();
    }

    /** Shows or hides what was measured on held-out images. */
    public void setHeldOutShown(boolean isShown) {
        heldOut = isShown;
        redraw();
    }

    /** The colour of a curve. */
    static Ink ink(Curve curve) {
        return switch (curve) {
            case TOTAL -> Ink.TOTAL;
            case RECONSTRUCTION -> Ink.RECONSTRUCTION;
            case KL -> Ink.KL;
            case BETA_KL -> Ink.BETA;
        };
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        if (history.size() == 0) {
            graphics.setFill(look.color(Ink.SECONDARY));
            graphics.setFont(look.words(13));
            graphics.setTextAlign(TextAlignment.CENTER);
            graphics.fillText(
                    "Press Train: the curves grow here while the model learns.",
                    width / 2,
                    height / 2);
            return;
        }
        long last = Math.max(1, history.lastStep());
        long first = Math.max(0, last - (long) lastEpochs * batchesPerEpoch);
        StepAxis axis = new StepAxis(first, last, LEFT, width - RIGHT);
        boolean lower = shown.contains(Curve.KL) || shown.contains(Curve.BETA_KL);
        boolean upper = shown.contains(Curve.TOTAL) || shown.contains(Curve.RECONSTRUCTION);
        double plots = height - TOP - BOTTOM;
        double lowerHeight = !lower ? 0 : upper ? plots * LOWER_SHARE : plots;
        double upperHeight = lower && upper ? plots - lowerHeight - GAP : plots - lowerHeight;
        drawEpochs(graphics, axis, height - BOTTOM);
        if (upper) {
            drawPlot(
                    graphics,
                    axis,
                    List.of(Curve.RECONSTRUCTION, Curve.TOTAL),
                    TOP,
                    TOP + upperHeight,
                    false);
        }
        if (lower) {
            drawPlot(
                    graphics,
                    axis,
                    List.of(Curve.BETA_KL, Curve.KL),
                    height - BOTTOM - lowerHeight,
                    height - BOTTOM,
                    true);
        }
        drawBetaChanges(graphics, axis, height - BOTTOM);
        drawPointer(graphics, axis, height - BOTTOM);
    }

    private void drawEpochs(GraphicsContext graphics, StepAxis axis, double bottom) {
        graphics.setFont(look.numbers(10.5));
        graphics.setFill(look.color(Ink.SECONDARY));
        graphics.setTextAlign(TextAlignment.CENTER);
        double firstEpoch = (double) axis.first() / batchesPerEpoch;
        double lastEpoch = (double) axis.last() / batchesPerEpoch;
        double step = Ticks.step(lastEpoch - firstEpoch, 8);
        for (double epoch = Math.ceil(firstEpoch / step) * step;
                epoch <= lastEpoch + 1e-9;
                epoch += step) {
            double x = axis.position(epoch * batchesPerEpoch);
            if (x < axis.right() - 48) {
                graphics.fillText(Ticks.label(epoch, step), x, bottom + 15);
            }
        }
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.setFont(look.words(11));
        graphics.fillText("epoch", axis.right(), bottom + 15);
    }

    private void drawPlot(
            GraphicsContext graphics,
            StepAxis axis,
            List<Curve> curves,
            double top,
            double bottom,
            boolean fromZero) {
        List<Curve> drawn = curves.stream().filter(shown::contains).toList();
        int from = history.pointAt(axis.first());
        NatsAxis nats = NatsAxis.of(history, drawn, from, fromZero, top, bottom);
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
        graphics.save();
        graphics.beginPath();
        graphics.rect(axis.left(), top - 2, axis.right() - axis.left(), bottom - top + 4);
        graphics.clip();
        for (Curve curve : drawn) {
            Color color = look.color(ink(curve));
            if (train) {
                drawRaw(graphics, axis, nats, curve, from, color.deriveColor(0, 1, 1, 0.28));
                drawSmooth(graphics, axis, nats, curve, from, color);
            }
            if (heldOut) {
                drawHeldOut(graphics, axis, nats, curve, color);
            }
        }
        graphics.restore();
        if (train) {
            drawLastValues(graphics, axis, nats, drawn);
        }
    }

    /** The span of the raw values in each pixel column: as many strokes as pixels, not as steps. */
    private void drawRaw(
            GraphicsContext graphics,
            StepAxis axis,
            NatsAxis nats,
            Curve curve,
            int from,
            Color color) {
        graphics.setStroke(color);
        graphics.setLineWidth(1);
        graphics.beginPath();
        boolean begun = false;
        int point = from;
        while (point < history.size()) {
            double column = Math.floor(axis.x(history.step(point)));
            double lowest = history.raw(curve, point);
            double highest = lowest;
            while (point < history.size() && Math.floor(axis.x(history.step(point))) == column) {
                lowest = Math.min(lowest, history.raw(curve, point));
                highest = Math.max(highest, history.raw(curve, point));
                point++;
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

    private void drawSmooth(
            GraphicsContext graphics,
            StepAxis axis,
            NatsAxis nats,
            Curve curve,
            int from,
            Color color) {
        graphics.setStroke(color);
        graphics.setLineWidth(1.9);
        graphics.setLineDashes();
        graphics.beginPath();
        double lastColumn = Double.NEGATIVE_INFINITY;
        for (int point = from; point < history.size(); point++) {
            double x = axis.x(history.step(point));
            boolean last = point == history.size() - 1;
            if (x - lastColumn < 1 && !last) {
                continue;
            }
            double y = nats.y(history.smooth(curve, point));
            if (lastColumn == Double.NEGATIVE_INFINITY) {
                graphics.moveTo(x, y);
            } else {
                graphics.lineTo(x, y);
            }
            lastColumn = x;
        }
        graphics.stroke();
    }

    private void drawHeldOut(
            GraphicsContext graphics, StepAxis axis, NatsAxis nats, Curve curve, Color color) {
        graphics.setStroke(color);
        graphics.setLineWidth(1.4);
        graphics.setLineDashes(5, 3);
        graphics.beginPath();
        double price = Double.NaN;
        for (LossHistory.HeldOut point : history.heldOut()) {
            if (point.step() < axis.first()) {
                continue;
            }
            double x = axis.x(point.step());
            double y = nats.y(LossHistory.value(curve, point));
            if (point.beta() == price) {
                graphics.lineTo(x, y);
            } else {
                graphics.moveTo(x, y); // Another price begins another line.
                price = point.beta();
            }
        }
        graphics.stroke();
        graphics.setLineDashes();
    }

    private void drawLastValues(
            GraphicsContext graphics, StepAxis axis, NatsAxis nats, List<Curve> drawn) {
        graphics.setFont(look.numbers(12));
        graphics.setTextAlign(TextAlignment.LEFT);
        int last = history.size() - 1;
        double free = Double.NEGATIVE_INFINITY;
        List<Curve> byHeight =
                drawn.stream()
                        .sorted(
                                (a, b) ->
                                        Double.compare(
                                                nats.y(history.smooth(a, last)),
                                                nats.y(history.smooth(b, last))))
                        .toList();
        for (Curve curve : byHeight) {
            double value = history.smooth(curve, last);
            double y = nats.y(value);
            graphics.setFill(look.color(ink(curve)));
            graphics.fillOval(axis.x(history.step(last)) - 3, y - 3, 6, 6);
            double text = Math.max(y + 4, free + 13);
            free = text;
            graphics.fillText(Words.number(value, 1), axis.right() + 8, text);
        }
    }

    private void drawBetaChanges(GraphicsContext graphics, StepAxis axis, double bottom) {
        graphics.setFont(look.numbers(10.5));
        graphics.setTextAlign(TextAlignment.CENTER);
        double free = Double.NEGATIVE_INFINITY;
        for (LossHistory.BetaChange change : history.betaChanges()) {
            if (change.step() < axis.first()) {
                continue;
            }
            double x = Math.round(axis.x(change.step())) + 0.5;
            graphics.setStroke(look.color(Ink.BETA));
            graphics.setLineWidth(1.2);
            graphics.setLineDashes(3, 3);
            graphics.strokeLine(x, 22, x, bottom);
            graphics.setLineDashes();
            String text = "β " + Words.beta(change.from()) + " → " + Words.beta(change.to());
            double half = 7 + 3.2 * text.length();
            double centre = Math.max(axis.left() + half, Math.min(axis.right() - half, x));
            if (centre - half < free) {
                continue; // A dragged slider makes many changes; their lines stay.
            }
            free = centre + half + 4;
            graphics.setFill(look.color(Ink.BETA_FILL));
            graphics.fillRoundRect(centre - half, 3, 2 * half, 18, 18, 18);
            graphics.strokeRoundRect(centre - half, 3, 2 * half, 18, 18, 18);
            graphics.setFill(look.color(Ink.BETA));
            graphics.fillText(text, centre, 16);
        }
    }

    private void drawPointer(GraphicsContext graphics, StepAxis axis, double bottom) {
        if (Double.isNaN(pointerX) || pointerX < axis.left() || pointerX > axis.right()) {
            return;
        }
        int point = Math.min(history.size() - 1, history.pointAt(axis.step(pointerX)));
        double x = axis.x(history.step(point));
        graphics.setStroke(look.color(Ink.SECONDARY));
        graphics.setLineWidth(1);
        graphics.strokeLine(x, TOP, x, bottom);
        List<Curve> curves =
                java.util.Arrays.stream(Curve.values()).filter(shown::contains).toList();
        double boxWidth = 168;
        double boxHeight = 24 + 15 * curves.size();
        double left = x + 10 + boxWidth > axis.right() ? x - 10 - boxWidth : x + 10;
        graphics.setFill(look.color(Ink.PANEL));
        graphics.fillRoundRect(left, TOP + 4, boxWidth, boxHeight, 8, 8);
        graphics.setStroke(look.color(Ink.BORDER));
        graphics.strokeRoundRect(left, TOP + 4, boxWidth, boxHeight, 8, 8);
        graphics.setFont(look.numbers(10.5));
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFill(look.color(Ink.SECONDARY));
        graphics.fillText(
                "step " + Words.count(history.step(point)) + "   raw  smooth", left + 8, TOP + 19);
        double y = TOP + 34;
        for (Curve curve : curves) {
            graphics.setFill(look.color(ink(curve)));
            graphics.fillText(
                    "%-8s %7s %7s"
                            .formatted(
                                    word(curve),
                                    Words.number(history.raw(curve, point), 1),
                                    Words.number(history.smooth(curve, point), 1)),
                    left + 8,
                    y);
            y += 15;
        }
    }

    private static String word(Curve curve) {
        return switch (curve) {
            case TOTAL -> "total";
            case RECONSTRUCTION -> "reconstr.";
            case KL -> "KL";
            case BETA_KL -> "β·KL";
        };
    }
}
