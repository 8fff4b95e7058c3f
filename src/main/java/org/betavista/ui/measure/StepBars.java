package org.betavista.ui.measure;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;

/** How far the image moves with every step of one path, under the images of the path. */
final class StepBars extends DrawnRegion {
    private static final double TOP = 4;
    private static final double SHARE = 0.7;

    private final Look look;
    private double[] steps = new double[0];
    private double left;
    private double right;

    StepBars(Look look) {
        this.look = look;
        look.onChange(this::redraw);
    }

    /** Shows the steps of a path, as multiples of their mean. */
    void show(double[] newSteps) {
        steps = newSteps;
        redraw();
    }

    /** Says where the path begins and ends, in pixels. */
    void span(double newLeft, double newRight) {
        if (newLeft != left || newRight != right) {
            left = newLeft;
            right = newRight;
            redraw();
        }
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        if (steps.length == 0 || right <= left) {
            return;
        }
        double most = 2;
        int largest = 0;
        for (int i = 0; i < steps.length; i++) {
            most = Math.max(most, steps[i]);
            largest = steps[i] > steps[largest] ? i : largest;
        }
        double pitch = (right - left) / steps.length;
        for (int i = 0; i < steps.length; i++) {
            double bar = Math.max(1, steps[i] / most * (height - TOP));
            // The largest step is what a jump would show in.
            graphics.setFill(look.color(i == largest ? Ink.TEXT : Ink.INACTIVE));
            double x = left + (i + (1 - SHARE) / 2) * pitch;
            graphics.fillRect(x, height - bar, SHARE * pitch, bar);
        }
        double even = Math.round(height - (height - TOP) / most) + 0.5;
        graphics.setStroke(look.color(Ink.TEXT));
        graphics.setLineWidth(1);
        graphics.setLineDashes(3, 3);
        graphics.strokeLine(left, even, right, even);
        graphics.setLineDashes();
        graphics.setFill(look.color(Ink.SECONDARY));
        graphics.setFont(look.numbers(10.5));
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText("1×", left - 6, even + 4);
    }
}
