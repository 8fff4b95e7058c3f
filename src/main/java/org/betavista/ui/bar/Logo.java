package org.betavista.ui.bar;

import javafx.scene.canvas.GraphicsContext;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;

/** The program's sign: the orbit of a posterior around a point. */
final class Logo extends DrawnRegion {
    private static final double SIZE = 22;

    private final Look look;

    Logo(Look look) {
        this.look = look;
        setMinSize(SIZE, SIZE);
        setPrefSize(SIZE, SIZE);
        setMaxSize(SIZE, SIZE);
        look.onChange(this::redraw);
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        graphics.setStroke(look.color(Ink.MU));
        graphics.setLineWidth(1.5);
        graphics.strokeOval(1.5, 1.5, width - 3, height - 3);
        graphics.save();
        graphics.translate(width / 2, height / 2);
        graphics.rotate(-35);
        graphics.setStroke(look.color(Ink.Z));
        graphics.strokeOval(-8, -4.5, 16, 9);
        graphics.restore();
        graphics.setFill(look.color(Ink.SIGMA));
        graphics.fillOval(width / 2 - 2.5, height / 2 - 2.5, 5, 5);
    }
}
