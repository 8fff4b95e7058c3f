package org.betavista.ui.bar;

import javafx.scene.canvas.GraphicsContext;
import org.betavista.train.Pricing;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;

/** The price of a nat over the coming steps, drawn ahead of time; now is at the left. */
final class SchedulePreview extends DrawnRegion {
    private static final double WIDTH = 96;
    private static final double HEIGHT = 22;
    private static final double MARGIN = 3.5;

    private final Look look;
    private Pricing pricing = Pricing.constant(1);
    private long from;
    private long to = 1;

    SchedulePreview(Look look) {
        this.look = look;
        setId("schedule-preview");
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        look.onChange(this::redraw);
    }

    /**
     * @param first step that is drawn
     * @param last step that is drawn, above the first
     */
    void show(Pricing shown, long first, long last) {
        pricing = shown;
        from = first;
        to = last;
        redraw();
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        double bottom = height - MARGIN;
        graphics.setStroke(look.color(Ink.BORDER));
        graphics.setLineWidth(1);
        graphics.strokeLine(MARGIN, bottom + 0.5, width - MARGIN, bottom + 0.5);
        graphics.setStroke(look.color(Ink.BETA));
        graphics.setLineWidth(1.5);
        graphics.beginPath();
        for (double x = MARGIN; x <= width - MARGIN; x++) {
            double share = (x - MARGIN) / (width - 2 * MARGIN);
            double y = position(Math.round(from + share * (to - from)), bottom);
            if (x == MARGIN) {
                graphics.moveTo(x, y);
            } else {
                graphics.lineTo(x, y);
            }
        }
        graphics.stroke();
        graphics.setFill(look.color(Ink.BETA));
        graphics.fillOval(MARGIN - 3, position(from, bottom) - 3, 6, 6);
    }

    private double position(long step, double bottom) {
        return bottom - pricing.schedule().share(step) * (bottom - MARGIN);
    }
}
