package org.betavista.ui.control;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** x with a hat. Fonts place the combining mark badly, so the hat is drawn. */
public final class ReconstructionSymbol extends DrawnRegion {
    private final Look look;

    /** In the reconstruction's colour. */
    public ReconstructionSymbol(Look look) {
        this.look = look;
        setMinSize(12, 18);
        setPrefSize(12, 18);
        setMaxSize(12, 18);
        setAccessibleText("reconstruction");
        look.onChange(this::redraw);
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        graphics.setFill(look.color(Ink.RECONSTRUCTION));
        graphics.setStroke(look.color(Ink.RECONSTRUCTION));
        graphics.setFont(look.strongWords(13));
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.fillText("x", width / 2, 14);
        graphics.setLineWidth(1.3);
        graphics.strokePolyline(
                new double[] {width / 2 - 2.6, width / 2, width / 2 + 2.6},
                new double[] {5.2, 2.6, 5.2},
                3);
    }
}
