package org.betavista.ui.bar;

import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import org.betavista.session.measures.Figure;
import org.betavista.session.measures.Headlines;
import org.betavista.session.measures.Property;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.measure.Reading;
import org.betavista.ui.train.LossHistory;

/**
 * A property over the run so far: the line breaks where the model was collapsed, and dashed ticks
 * stand where beta was changed.
 */
final class GaugeSparkline extends DrawnRegion {
    private static final double WIDTH = 56;
    private static final double HEIGHT = 28;
    private static final double MARGIN = 3;

    private final Look look;
    private final LossHistory losses;
    private List<Headlines> history = List.of();
    private Property property = Property.CONTINUITY;

    GaugeSparkline(Look look, LossHistory losses) {
        this.look = look;
        this.losses = losses;
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        setMouseTransparent(true);
        look.onChange(this::redraw);
    }

    /**
     * @param shown a view, oldest first
     */
    void show(Property newProperty, List<Headlines> shown) {
        property = newProperty;
        history = shown;
        redraw();
    }

    private double value(Headlines measured) {
        return measured.isCollapsed()
                ? Double.NaN
                : measured.headline(property).map(Figure::value).orElse(Double.NaN);
    }

    /** Continuity moves little; a total correlation has no upper end. */
    private double top() {
        return property == Property.INDEPENDENCE
                ? Math.max(
                        0.1,
                        history.stream()
                                .mapToDouble(this::value)
                                .filter(v -> v > 0)
                                .max()
                                .orElse(1))
                : 1;
    }

    private double bottom() {
        return property == Property.CONTINUITY ? 0.8 : 0;
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        if (history.isEmpty()) {
            return;
        }
        long first = history.get(0).step();
        long last = history.get(history.size() - 1).step();
        if (first < last) {
            drawBetaChanges(graphics, first, last, height);
        }
        double low = bottom();
        double high = top();
        graphics.setStroke(look.color(Ink.TEXT));
        graphics.setFill(look.color(Ink.TEXT));
        graphics.setLineWidth(1.5);
        graphics.beginPath();
        boolean drawing = false;
        for (Headlines measured : history) {
            double value = value(measured);
            if (Double.isNaN(value)) {
                drawing = false;
                continue;
            }
            double x = x(measured.step(), first, last);
            double y = y(Reading.level(property, value), low, high, height);
            if (drawing) {
                graphics.lineTo(x, y);
            } else {
                graphics.moveTo(x, y);
            }
            drawing = true;
        }
        graphics.stroke();
        if (drawing) {
            double newest = Reading.level(property, value(history.get(history.size() - 1)));
            graphics.fillOval(x(last, first, last) - 2.5, y(newest, low, high, height) - 2.5, 5, 5);
        }
    }

    private void drawBetaChanges(GraphicsContext graphics, long first, long last, double height) {
        graphics.setStroke(look.color(Ink.BETA));
        graphics.setLineWidth(1);
        graphics.setLineDashes(2, 2);
        for (LossHistory.BetaChange change : losses.betaChanges()) {
            if (change.step() > first && change.step() <= last) {
                double x = Math.floor(x(change.step(), first, last)) + 0.5;
                graphics.strokeLine(x, 1, x, height - 1);
            }
        }
        graphics.setLineDashes();
    }

    private static double x(long step, long first, long last) {
        double share = first == last ? 1 : (double) (step - first) / (last - first);
        return MARGIN + share * (WIDTH - 2 * MARGIN);
    }

    private static double y(double value, double low, double high, double height) {
        double share = Math.max(0, Math.min(1, (value - low) / (high - low)));
        return height - MARGIN - share * (height - 2 * MARGIN);
    }
}
