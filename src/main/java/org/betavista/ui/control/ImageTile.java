package org.betavista.ui.control;

import javafx.scene.canvas.GraphicsContext;
import org.betavista.data.ImageShape;
import org.jspecify.annotations.Nullable;

/** One image in a frame, with a lower edge in the colour of what it is. */
public final class ImageTile extends DrawnRegion {
    private static final double EDGE = 2;

    private final Look look;
    private final PixelSurface surface = new PixelSurface();
    private final PixelImages images;
    private final @Nullable Ink edge;
    private final boolean smooth;

    /**
     * @param size side in pixels, without the frame
     * @param edge the symbol whose colour the lower edge has, or null for none
     * @param smooth whether enlarged pixels are smoothed
     */
    public ImageTile(Look look, double size, @Nullable Ink edge, boolean smooth) {
        this.look = look;
        this.edge = edge;
        this.smooth = smooth;
        images = new PixelImages(look);
        resizeTo(size);
        getStyleClass().add("image-tile");
        look.onChange(
                () -> {
                    images.refresh();
                    redraw();
                });
    }

    /** Makes the tile another size. */
    public void resizeTo(double size) {
        setMinSize(size + 2, size + 2);
        setPrefSize(size + 2, size + 2);
        setMaxSize(size + 2, size + 2);
    }

    /**
     * Shows an image.
     *
     * @param values values in [0, 1]; shared, must not change
     */
    public void show(ImageShape shape, float[] values) {
        images.set(shape, values);
        redraw();
    }

    /** Shows nothing. */
    public void clear() {
        images.clear();
        redraw();
    }

    /** One pixel's value as shown, in [0, 1]; NaN where nothing is shown. */
    public float value(int place) {
        return images.count() == 0 ? Float.NaN : images.value(0, place);
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        graphics.setFill(look.color(Ink.PAPER));
        graphics.fillRoundRect(0.5, 0.5, width - 1, height - 1, 6, 6);
        if (images.count() > 0) {
            int side = (int) width - 2;
            surface.clear(side, side);
            images.paint(surface, 0, 0, 0, side, smooth);
            surface.draw(graphics, 1, 1);
        }
        graphics.setStroke(look.color(Ink.BORDER));
        graphics.setLineWidth(1);
        graphics.strokeRoundRect(0.5, 0.5, width - 1, height - 1, 6, 6);
        if (edge != null) {
            graphics.setFill(look.color(edge));
            graphics.fillRoundRect(0, height - EDGE, width, EDGE, 2, 2);
        }
    }
}
