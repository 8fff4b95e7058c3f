package org.betavista.ui.measure;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.betavista.analysis.continuity.Continuity;
import org.betavista.session.measures.ContinuityEvidence;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.train.Ticks;
import org.jspecify.annotations.Nullable;

/**
 * How alike images stay against how far their codes move, with two decoders to compare with: a
 * linear one and one that changes in a single step.
 */
final class CorrelogramChart extends DrawnRegion {
    private static final double LEFT = 38;
    private static final double RIGHT = 120;
    private static final double SAMPLE = 16;
    private static final double[][] DASHES = {{}, {6, 4}, {1.5, 3}};
    private static final double TOP = 10;
    private static final double BOTTOM = 34;
    private static final double LINE_HEIGHT = 14;

    private final Look look;
    private @Nullable ContinuityEvidence evidence;

    CorrelogramChart(Look look) {
        this.look = look;
        setId("correlogram");
        look.onChange(this::redraw);
    }

    /** Shows a correlogram, or nothing. */
    void show(@Nullable ContinuityEvidence newest) {
        evidence = newest;
        redraw();
    }

    /** Where values stand: distances from 0 to the farthest measured, likeness up to 1. */
    private record Plot(double farthest, double lowest, double right, double bottom) {
        double x(double distance) {
            return LEFT + distance / farthest * (right - LEFT);
        }

        double y(double likeness) {
            return TOP + (1 - likeness) / (1 - lowest) * (bottom - TOP);
        }
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        ContinuityEvidence shown = evidence;
        if (shown == null || shown.distances().length == 0) {
            return;
        }
        double[] distances = shown.distances();
        double[] measured = shown.correlogram();
        double farthest = distances[distances.length - 1];
        double lowest =
                Math.min(Continuity.ofLinearDecoder(farthest), Continuity.ofStepDecoder(farthest));
        for (double value : measured) {
            lowest = Double.isFinite(value) ? Math.min(lowest, value) : lowest;
        }
        // Wild decoders leave through the floor; the table below has their numbers.
        lowest = Math.max(-1, Math.floor(lowest * 5) / 5);
        Plot plot = new Plot(farthest, lowest, width - RIGHT, height - BOTTOM);
        drawAxes(graphics, plot);
        graphics.setStroke(look.color(Ink.TERTIARY));
        graphics.setLineWidth(1.2);
        graphics.setLineDashes(DASHES[1]);
        drawCurve(graphics, Continuity::ofLinearDecoder, plot);
        graphics.setLineDashes(DASHES[2]);
        drawCurve(graphics, Continuity::ofStepDecoder, plot);
        graphics.setLineDashes();
        drawMeasured(graphics, distances, measured, plot);
        drawNames(graphics, measured[measured.length - 1], plot);
    }

    private void drawAxes(GraphicsContext graphics, Plot plot) {
        graphics.setLineWidth(1);
        graphics.setFont(look.numbers(10.5));
        graphics.setFill(look.color(Ink.SECONDARY));
        graphics.setTextAlign(TextAlignment.RIGHT);
        double up = Ticks.step(1 - plot.lowest(), 5);
        for (int i = 0; 1 - i * up > plot.lowest() - 1e-9; i++) {
            double y = Math.round(plot.y(1 - i * up)) + 0.5;
            graphics.setStroke(look.color(Ink.GRID));
            graphics.strokeLine(LEFT, y, plot.right(), y);
            graphics.fillText(Ticks.label(1 - i * up, up), LEFT - 6, y + 4);
        }
        graphics.setTextAlign(TextAlignment.CENTER);
        double right = Ticks.step(plot.farthest(), 5);
        for (int i = 0; i * right < plot.farthest() + 1e-9; i++) {
            graphics.fillText(Ticks.label(i * right, right), plot.x(i * right), plot.bottom() + 15);
        }
        graphics.setFont(look.words(11));
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText("h in standard deviations", plot.right(), plot.bottom() + 29);
    }

    private static void drawCurve(GraphicsContext graphics, DoubleUnaryOperator curve, Plot plot) {
        graphics.beginPath();
        graphics.moveTo(plot.x(0), plot.y(1));
        for (double x = LEFT + 1; x <= plot.right(); x++) {
            double distance = (x - LEFT) / (plot.right() - LEFT) * plot.farthest();
            double likeness = curve.applyAsDouble(distance);
            if (likeness < plot.lowest()) {
                break;
            }
            graphics.lineTo(x, plot.y(likeness));
        }
        graphics.stroke();
    }

    private void drawMeasured(
            GraphicsContext graphics, double[] distances, double[] measured, Plot plot) {
        graphics.setStroke(look.color(Ink.TEXT));
        graphics.setFill(look.color(Ink.TEXT));
        graphics.setLineWidth(1.9);
        graphics.beginPath();
        graphics.moveTo(plot.x(0), plot.y(1)); // C(0) = 1: the same code, the same image.
        for (int i = 0; i < distances.length; i++) {
            if (Double.isFinite(measured[i])) {
                double y = plot.y(Math.max(plot.lowest(), measured[i]));
                graphics.lineTo(plot.x(distances[i]), y);
                graphics.fillOval(plot.x(distances[i]) - 3.5, y - 3.5, 7, 7);
            }
        }
        graphics.stroke();
    }

    /** Names stand at the ends of their lines, moved apart where these meet. */
    private void drawNames(GraphicsContext graphics, double measured, Plot plot) {
        String[] names = {"this decoder", "linear decoder", "step decoder"};
        double[] ends = {
            measured,
            Continuity.ofLinearDecoder(plot.farthest()),
            Continuity.ofStepDecoder(plot.farthest())
        };
        Integer[] order = {0, 1, 2};
        Arrays.sort(order, (a, b) -> Double.compare(ends[b], ends[a]));
        double free = TOP;
        graphics.setTextAlign(TextAlignment.LEFT);
        for (int name : order) {
            double end = Double.isFinite(ends[name]) ? ends[name] : 1;
            double y = Math.max(free, plot.y(Math.max(plot.lowest(), end)) + 4);
            graphics.setFont(name == 0 ? look.strongWords(11.5) : look.words(11));
            graphics.setFill(look.color(name == 0 ? Ink.TEXT : Ink.SECONDARY));
            graphics.fillText(names[name], plot.right() + 12 + SAMPLE, y);
            graphics.setStroke(look.color(name == 0 ? Ink.TEXT : Ink.TERTIARY));
            graphics.setLineWidth(name == 0 ? 1.9 : 1.2);
            graphics.setLineDashes(DASHES[name]);
            graphics.strokeLine(plot.right() + 8, y - 3.5, plot.right() + 8 + SAMPLE, y - 3.5);
            graphics.setLineDashes();
            free = y + LINE_HEIGHT;
        }
    }
}
