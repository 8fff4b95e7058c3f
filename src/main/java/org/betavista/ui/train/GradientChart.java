package org.betavista.ui.train;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;
import org.betavista.session.GradientReport;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Words;
import org.jspecify.annotations.Nullable;

/**
 * The variance of three estimates of one gradient against the number of draws, both axes
 * logarithmic. Neutral inks and dashes, because the estimates are no symbols. The pointer shows the
 * values at a number of draws.
 */
public final class GradientChart extends DrawnRegion {
    private static final double LEFT = 52;
    private static final double RIGHT = 24;
    private static final double TOP = 12;
    private static final double BOTTOM = 34;
    private static final double LETTER = 7.5;
    private static final String EMPTY =
            "Press Measure: how much each estimate scatters is drawn here.";
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** The estimates, from the calmest. */
    enum Line {
        REPARAMETERISED("reparameterisation", Ink.TEXT, 1, 0),
        SCORE_WITH_BASELINE("score, baseline", Ink.SECONDARY, 7, 4),
        SCORE("score function", Ink.SECONDARY, 1.5, 4);

        private final String words;
        private final Ink ink;
        private final double dash;
        private final double gap;

        Line(String words, Ink ink, double dash, double gap) {
            this.words = words;
            this.ink = ink;
            this.dash = dash;
            this.gap = gap;
        }

        double[] values(GradientReport report) {
            return switch (this) {
                case REPARAMETERISED -> report.reparameterised();
                case SCORE_WITH_BASELINE -> report.scoreWithBaseline();
                case SCORE -> report.score();
            };
        }
    }

    private final Look look;
    private final Set<Line> shown = EnumSet.allOf(Line.class);
    private @Nullable GradientReport report;
    private String sentence = EMPTY;
    private double pointerX = Double.NaN;

    /** Empty at first. */
    public GradientChart(Look look) {
        this.look = look;
        setId("gradient-chart");
        look.onChange(this::redraw);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX()));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(Double.NaN));
    }

    private void point(double x) {
        pointerX = x;
        redraw();
    }

    /** Shows what was measured, or nothing. */
    public void show(@Nullable GradientReport measured) {
        report = measured;
        redraw();
    }

    /** Says why nothing can be measured; empty where it can. */
    public void setRefusal(String refusal) {
        sentence = refusal.isEmpty() ? EMPTY : refusal;
        redraw();
    }

    /** Shows or hides a line. */
    void setShown(Line line, boolean isShown) {
        if (isShown) {
            shown.add(line);
        } else {
            shown.remove(line);
        }
        redraw();
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        GradientReport measured = report;
        if (measured == null) {
            graphics.setFill(look.color(Ink.SECONDARY));
            graphics.setFont(look.words(13));
            graphics.setTextAlign(TextAlignment.CENTER);
            graphics.fillText(
                    Words.wrapped(sentence, (int) (width / LETTER)), width / 2, height / 2);
            return;
        }
        Plot plot = Plot.of(measured, width, height);
        drawAxes(graphics, measured, plot);
        for (Line line : shown) {
            drawLine(graphics, line, line.values(measured), plot);
        }
        drawPointer(graphics, measured, plot);
    }

    /**
     * Where values stand.
     *
     * @param low the power of ten at the bottom
     * @param high the power of ten at the top
     * @param points numbers of draws
     */
    private record Plot(int low, int high, int points, double right, double bottom) {
        static Plot of(GradientReport report, double width, double height) {
            double least = Double.MAX_VALUE;
            double most = 0;
            for (Line line : Line.values()) {
                for (double value : line.values(report)) {
                    if (value > 0 && Double.isFinite(value)) {
                        least = Math.min(least, value);
                        most = Math.max(most, value);
                    }
                }
            }
            int low = most == 0 ? 0 : (int) Math.floor(Math.log10(least));
            int high = most == 0 ? 1 : (int) Math.ceil(Math.log10(most) + 1e-9);
            return new Plot(low, high, report.draws().length, width - RIGHT, height - BOTTOM);
        }

        double x(int point) {
            return LEFT + 14 + (right - LEFT - 28) * point / Math.max(1, points - 1);
        }

        double y(double power) {
            return bottom - (power - low) / (high - low) * (bottom - TOP);
        }

        int nearest(double x) {
            double share = (x - x(0)) / (x(points - 1) - x(0));
            return (int) Math.max(0, Math.min(points - 1, Math.round(share * (points - 1))));
        }
    }

    private void drawAxes(GraphicsContext graphics, GradientReport measured, Plot plot) {
        graphics.setLineWidth(1);
        graphics.setFont(look.numbers(10.5));
        graphics.setTextAlign(TextAlignment.RIGHT);
        int every = Math.max(1, (plot.high() - plot.low() + 7) / 8);
        for (int power = plot.low(); power <= plot.high(); power += every) {
            double y = Math.round(plot.y(power)) + 0.5;
            graphics.setStroke(look.color(Ink.GRID));
            graphics.strokeLine(LEFT, y, plot.right(), y);
            graphics.setFill(look.color(Ink.SECONDARY));
            graphics.fillText(powerOfTen(power), LEFT - 8, y + 4);
        }
        graphics.setTextAlign(TextAlignment.CENTER);
        for (int i = 0; i < plot.points(); i++) {
            graphics.fillText(Integer.toString(measured.draws()[i]), plot.x(i), plot.bottom() + 15);
        }
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.setFont(look.words(11));
        graphics.fillText("draws of z an estimate", plot.right(), plot.bottom() + 29);
    }

    private static String powerOfTen(int power) {
        StringBuilder text = new StringBuilder("10").append(power < 0 ? "⁻" : "");
        for (char digit : Integer.toString(Math.abs(power)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }

    private void drawLine(GraphicsContext graphics, Line line, double[] values, Plot plot) {
        graphics.setStroke(look.color(line.ink));
        graphics.setFill(look.color(line.ink));
        graphics.setLineWidth(1.9);
        if (line.gap > 0) {
            graphics.setLineDashes(line.dash, line.gap);
        }
        graphics.beginPath();
        boolean begun = false;
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] > 0)) {
                continue; // No baseline with one draw; no variance, no logarithm.
            }
            double y = plot.y(Math.log10(values[i]));
            if (begun) {
                graphics.lineTo(plot.x(i), y);
            } else {
                graphics.moveTo(plot.x(i), y);
                begun = true;
            }
            graphics.fillOval(plot.x(i) - 3, y - 3, 6, 6);
        }
        graphics.stroke();
        graphics.setLineDashes();
    }

    private void drawPointer(GraphicsContext graphics, GradientReport measured, Plot plot) {
        if (Double.isNaN(pointerX) || pointerX < LEFT || pointerX > plot.right()) {
            return;
        }
        int point = plot.nearest(pointerX);
        double x = plot.x(point);
        graphics.setStroke(look.color(Ink.SECONDARY));
        graphics.setLineWidth(1);
        graphics.strokeLine(x, TOP, x, plot.bottom());
        double boxWidth = 204;
        double boxHeight = 24 + 15 * shown.size();
        double left = x + 10 + boxWidth > plot.right() ? x - 10 - boxWidth : x + 10;
        graphics.setFill(look.color(Ink.PANEL));
        graphics.fillRoundRect(left, TOP + 4, boxWidth, boxHeight, 8, 8);
        graphics.setStroke(look.color(Ink.BORDER));
        graphics.strokeRoundRect(left, TOP + 4, boxWidth, boxHeight, 8, 8);
        graphics.setFont(look.numbers(10.5));
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFill(look.color(Ink.SECONDARY));
        int draws = measured.draws()[point];
        graphics.fillText(draws == 1 ? "1 draw" : draws + " draws", left + 8, TOP + 19);
        double y = TOP + 34;
        for (Line line : shown) {
            graphics.setFill(look.color(line.ink));
            graphics.fillText(
                    "%-18s %9s".formatted(line.words, number(line.values(measured)[point])),
                    left + 8,
                    y);
            y += 15;
        }
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3g", value);
    }
}
