package org.betavista.ui.measure;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;

/** x with a hat, within a line of small words. Fonts place the mark badly, so it is drawn. */
final class InlineReconstruction extends DrawnRegion {
    private static final double WIDTH = 9;
    private static final double HEIGHT = 14;
    private static final double BASELINE = 11;

    private final Look look;

    InlineReconstruction(Look look) {
        this.look = look;
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        setAccessibleText("reconstruction");
        look.onChange(this::redraw);
    }

    @Override
    public double getBaselineOffset() {
        return BASELINE;
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        graphics.setFill(look.color(Ink.RECONSTRUCTION));
        graphics.setStroke(look.color(Ink.RECONSTRUCTION));
        graphics.setFont(look.strongWords(11.5));
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.fillText("x", width / 2, BASELINE);
        graphics.setLineWidth(1.2);
        graphics.strokePolyline(
                new double[] {width / 2 - 2.2, width / 2, width / 2 + 2.2},
                new double[] {3.6, 1.4, 3.6},
                3);
    }
}
