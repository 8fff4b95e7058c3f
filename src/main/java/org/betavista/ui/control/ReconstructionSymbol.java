package org.betavista.ui.control;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** x with a hat. Fonts place the combining mark badly, so the hat is drawn. */
public final class ReconstructionSymbol extends DrawnRegion {
    private static final double USUAL_SIZE = 13;

    private final Look look;
    private final double scale;

    /** In the reconstruction's colour. */
    public ReconstructionSymbol(Look look) {
        this(look, USUAL_SIZE);
    }

    /**
     * Within words of another size.
     *
     * @param size of the letters in pixels
     */
    public ReconstructionSymbol(Look look, double size) {
        this.look = look;
        scale = size / USUAL_SIZE;
        setMinSize(12 * scale, 18 * scale);
        setPrefSize(12 * scale, 18 * scale);
        setMaxSize(12 * scale, 18 * scale);
        setAccessibleText("reconstruction");
        look.onChange(this::redraw);
    }

    @Override
    public double getBaselineOffset() {
        return 14 * scale;
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        graphics.setFill(look.color(Ink.RECONSTRUCTION));
        graphics.setStroke(look.color(Ink.RECONSTRUCTION));
        graphics.setFont(look.strongWords(USUAL_SIZE * scale));
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.fillText("x", width / 2, 14 * scale);
        graphics.setLineWidth(1.3 * scale);
        double reach = 2.6 * scale;
        graphics.strokePolyline(
                new double[] {width / 2 - reach, width / 2, width / 2 + reach},
                new double[] {5.2 * scale, 2.6 * scale, 5.2 * scale},
                3);
    }
}
