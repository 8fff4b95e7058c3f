package org.betavista.ui.control;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/**
 * A region that draws itself on a canvas of its own size. Changes only mark it; it is drawn once,
 * in the layout pass of the next pulse, so that many changes cost one drawing.
 */
public abstract class DrawnRegion extends Region {
    private final Canvas canvas = new Canvas();
    private boolean dirty = true;
    private long drawings;

    /** Made on the window's thread. */
    @SuppressWarnings("this-escape") // The listener is called when a scene takes the region in.
    protected DrawnRegion() {
        canvas.setManaged(false);
        getChildren().add(canvas);
        // Nothing is laid out outside of a scene; what changed meanwhile is drawn on return.
        sceneProperty().addListener((property, old, now) -> redraw());
    }

    /** Has it drawn again with the next pulse. */
    public final void redraw() {
        dirty = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.ceil(getWidth());
        double height = Math.ceil(getHeight());
        boolean resized = canvas.getWidth() != width || canvas.getHeight() != height;
        if (resized) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        if ((dirty || resized) && width > 0 && height > 0) {
            dirty = false;
            GraphicsContext graphics = canvas.getGraphicsContext2D();
            graphics.clearRect(0, 0, width, height);
            draw(graphics, width, height);
            drawings++;
        }
    }

    /** How often it was drawn so far. */
    public final long drawings() {
        return drawings;
    }

    /** Draws everything; the canvas is empty. */
    protected abstract void draw(GraphicsContext graphics, double width, double height);
}
