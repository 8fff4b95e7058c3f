package org.betavista.ui.explore;

import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
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

    /** Stands at a point in pixels; what would be outside of the plot is not shown. */
    void show(double x, double y) {
        boolean isAcross = MapFrame.LEFT <= x && x <= getWidth() - MapFrame.RIGHT;
        boolean isUp = MapFrame.TOP <= y && y <= getHeight() - MapFrame.BOTTOM;
        upright.setStartX(x);
        upright.setEndX(x);
        upright.setStartY(MapFrame.TOP);
        upright.setEndY(getHeight() - MapFrame.BOTTOM);
        upright.setVisible(isAcross);
        level.setStartX(MapFrame.LEFT);
        level.setEndX(getWidth() - MapFrame.RIGHT);
        level.setStartY(y);
        level.setEndY(y);
        level.setVisible(isUp);
        ring.setCenterX(x);
        ring.setCenterY(y);
        ring.setVisible(isAcross && isUp);
    }
}
