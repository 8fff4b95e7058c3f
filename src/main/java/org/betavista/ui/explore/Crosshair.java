package org.betavista.ui.explore;

import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;

/**
 * Where z stands on the latent map. Shapes and not a drawing, because where they move only the
 * strips that they leave and enter are drawn again, and not all that lies under a drawing.
 */
final class Crosshair extends Pane {
    private static final double RADIUS = 6;

    private final Look look;
    private final Line upright = new Line();
    private final Line level = new Line();
    private final Circle ring = new Circle(RADIUS);
    private final Rectangle plot = new Rectangle();

    Crosshair(Look look) {
        this.look = look;
        setId("map-crosshair");
        setMouseTransparent(true);
        setMinSize(0, 0);
        upright.setStrokeWidth(1.2);
        level.setStrokeWidth(1.2);
        ring.setStrokeWidth(2.5);
        getChildren().addAll(upright, level, ring);
        getChildren().forEach(shape -> shape.setManaged(false));
        setClip(plot);
        paint();
        look.onChange(this::paint);
        hide();
    }

    private void paint() {
        upright.setStroke(look.color(Ink.Z));
        level.setStroke(look.color(Ink.Z));
        ring.setStroke(look.color(Ink.Z));
        ring.setFill(look.color(Ink.PANEL));
    }

    /** Shows nothing. */
    void hide() {
        getChildren().forEach(shape -> shape.setVisible(false));
    }

    /** Stands at a point in pixels; what would be outside of the plot is cut off. */
    void show(double x, double y) {
        plot.setX(MapFrame.LEFT);
        plot.setY(MapFrame.TOP);
        plot.setWidth(Math.max(0, getWidth() - MapFrame.LEFT - MapFrame.RIGHT));
        plot.setHeight(Math.max(0, getHeight() - MapFrame.TOP - MapFrame.BOTTOM));
        upright.setStartX(x);
        upright.setEndX(x);
        upright.setStartY(0);
        upright.setEndY(getHeight());
        level.setStartX(0);
        level.setEndX(getWidth());
        level.setStartY(y);
        level.setEndY(y);
        ring.setCenterX(x);
        ring.setCenterY(y);
        getChildren().forEach(shape -> shape.setVisible(true));
    }
}
