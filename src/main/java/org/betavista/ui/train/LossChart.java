package org.betavista.ui.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;
import org.betavista.train.Pricing;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Words;
import org.betavista.ui.train.LossHistory.Curve;

/**
 * The loss over the steps: total and reconstruction above, KL and beta x KL below, and an
 * objective's further terms, whose scale may be quite another, in a plot of their own; one axis.
 * The pointer shows all values of a step.
 */
public final class LossChart extends DrawnRegion {
    private static final double LEFT = 48;
    private static final double RIGHT = 56;
    private static final double TOP = 30;
    private static final double BOTTOM = 22;
    private static final double GAP = 18;
    private static final double LOWER_SHARE = 0.27;
    private static final double MARGIN = 0.5;
    private static final double OWN_MARGIN = 0.02;

    private final LossHistory history;
    private final Look look;
    private final Set<Curve> shown = EnumSet.of(Curve.TOTAL, Curve.RECONSTRUCTION, Curve.KL);
    private final Set<Integer> hiddenExtras = new HashSet<>();
    private Pricing pricing = Pricing.constant(1);
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

    /** Shows or hides one of the objective's further terms. */
    public void setExtraShown(int term, boolean isShown) {
        if (isShown) {
            hiddenExtras.remove(term);
        } else {
            hiddenExtras.add(term);
        }
        redraw();
    }

    /** Where beta will go: drawn ahead of the curves while a schedule moves it. */
    public void setPricing(Pricing newPricing) {
        pricing = newPricing;
        redraw();
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
        long ahead = stepsAhead(first, last);
        StepAxis axis = new StepAxis(first, last + ahead, LEFT, width - RIGHT);
        List<LossTrace> upper = traces(Curve.RECONSTRUCTION, Curve.NEGATIVE_ELBO, Curve.TOTAL);
        List<LossTrace> lower = traces(Curve.BETA_KL, Curve.KL);
        List<LossTrace> own = extras();
        drawEpochs(graphics, axis, height - BOTTOM);
        LossPlot plot = new LossPlot(history, look, graphics, axis);
        double bottom = height - BOTTOM;
        double plots = bottom - TOP;
        int others = (upper.isEmpty() ? 0 : 1) + (lower.isEmpty() ? 0 : 1);
        if (!own.isEmpty()) {
            double top = bottom - (others == 0 ? plots : plots * LOWER_SHARE);
            plot.draw(
                    own,
                    NatsAxis.of(history, own, first, true, OWN_MARGIN, top, bottom),
                    train,
                    heldOut);
            bottom = top - GAP;
        }
        if (!lower.isEmpty()) {
            double top = upper.isEmpty() ? TOP : bottom - plots * LOWER_SHARE;
            plot.draw(
                    lower,
                    NatsAxis.of(history, lower, first, true, MARGIN, top, bottom),
                    train,
                    heldOut);
            drawAhead(graphics, axis, last, ahead, top, bottom);
            bottom = top - GAP;
        }
        if (!upper.isEmpty()) {
            plot.draw(
                    upper,
                    NatsAxis.of(history, upper, first, false, MARGIN, TOP, bottom),
                    train,
                    heldOut);
        }
        drawBetaChanges(graphics, axis, height - BOTTOM);
        drawPointer(graphics, axis, height - BOTTOM);
    }

    private List<LossTrace> traces(Curve... curves) {
        return Arrays.stream(curves).filter(shown::contains).map(history::trace).toList();
    }

    private List<LossTrace> extras() {
        return IntStream.range(0, history.extraTerms().size())
                .filter(term -> !hiddenExtras.contains(term))
                .mapToObj(history::extraTrace)
                .toList();
    }

    /** How many coming steps the axis has room for: some, while a schedule still moves beta. */
    private long stepsAhead(long first, long last) {
        long some = Math.max(50, (last - first) / 3);
        return Math.max(0, Math.min(some, pricing.schedule().end() - last));
    }

    /** The price of the coming steps, from 0 at the bottom to the full price. */
    private void drawAhead(
            GraphicsContext graphics,
            StepAxis axis,
            long last,
            long ahead,
            double top,
            double bottom) {
        if (ahead == 0 || pricing.beta() == 0) {
            return;
        }
        double height = (bottom - top) * 0.9 / pricing.beta();
        graphics.setStroke(look.color(Ink.BETA));
        graphics.setLineWidth(1.2);
        graphics.beginPath();
        double end = axis.x(last + ahead);
        graphics.moveTo(axis.x(last), bottom - height * pricing.beta(last));
        for (double x = axis.x(last); x <= end; x++) {
            graphics.lineTo(x, bottom - height * pricing.beta(axis.step(x)));
        }
        graphics.stroke();
        graphics.setFont(look.numbers(10.5));
        graphics.setFill(look.color(Ink.BETA));
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText(
                "β " + Words.beta(pricing.beta(last + ahead)),
                end - 2,
                Math.max(top + 9, bottom - height * pricing.beta(last + ahead) - 4));
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
        LossBuckets points = history.since(axis.first());
        int point = Math.min(points.size() - 1, points.at(axis.step(pointerX)));
        double x = axis.x(points.step(point));
        graphics.setStroke(look.color(Ink.SECONDARY));
        graphics.setLineWidth(1);
        graphics.strokeLine(x, TOP, x, bottom);
        List<LossTrace> curves = new ArrayList<>(traces(Curve.values()));
        curves.addAll(extras());
        int letters = curves.stream().mapToInt(trace -> trace.word().length()).max().orElse(0);
        letters = Math.max(9, letters);
        double boxWidth = 176 + 6.5 * (letters - 9);
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
                "step " + Words.count(points.step(point)) + "   raw  smooth", left + 8, TOP + 19);
        double y = TOP + 34;
        for (LossTrace trace : curves) {
            graphics.setFill(look.color(trace.ink()));
            double raw = points.line(trace.line()).last(point);
            double smooth = points.line(trace.line()).smooth(point);
            graphics.fillText(
                    "%s%s %7s %7s"
                            .formatted(
                                    trace.word(),
                                    " ".repeat(letters - trace.word().length()),
                                    Words.number(raw, LossPlot.decimals(raw)),
                                    Words.number(smooth, LossPlot.decimals(smooth))),
                    left + 8,
                    y);
            y += 15;
        }
    }
}
