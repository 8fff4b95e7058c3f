package org.betavista.ui.measure;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Orientation;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.betavista.data.ImageShape;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.PixelImages;
import org.betavista.ui.control.PixelSurface;
import org.jspecify.annotations.Nullable;

/** Framed images where a subclass wants them; hovering and clicking name what they belong to. */
abstract class ImageBoard extends DrawnRegion {
    private final Look look;
    private final PixelImages images;
    private final PixelSurface surface = new PixelSurface();
    private List<Tile> tiles = List.of();
    private IntConsumer hovered = item -> {};
    private Runnable left = () -> {};
    private IntConsumer clicked = item -> {};
    private int hoveredItem = -1;
    private double pointerX;
    private double pointerY;

    /**
     * Where one image stands.
     *
     * @param image its index among all that are shown
     * @param item what it belongs to, as the pointer names it
     * @param x left edge in pixels, without the frame
     * @param y upper edge in pixels, without the frame
     * @param side in pixels
     * @param edge the symbol whose colour the lower edge has
     */
    record Tile(int image, int item, int x, int y, int side, Ink edge) {
        private boolean contains(double pointX, double pointY) {
            return pointX >= x && pointX < x + side && pointY >= y && pointY < y + side;
        }
    }

    ImageBoard(Look look) {
        this.look = look;
        images = new PixelImages(look);
        look.onChange(
                () -> {
                    images.refresh();
                    redraw();
                });
        setMinWidth(0);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(-1));
        addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                event -> {
                    int item = itemAt(event.getX(), event.getY());
                    if (item >= 0 && event.getButton() == MouseButton.PRIMARY) {
                        clicked.accept(item);
                    }
                });
    }

    /** Sets who hears of the pointer. */
    void onPointer(IntConsumer onHover, Runnable onLeave, IntConsumer onClick) {
        hovered = onHover;
        left = onLeave;
        clicked = onClick;
    }

    /** The colours and fonts. */
    final Look look() {
        return look;
    }

    /** Replaces the images: values in [0, 1], image by image. */
    final void setImages(ImageShape shape, List<float[]> each) {
        float[] all = new float[each.size() * shape.size()];
        for (int i = 0; i < each.size(); i++) {
            System.arraycopy(each.get(i), 0, all, i * shape.size(), shape.size());
        }
        images.set(shape, all);
        tiles = getWidth() > 0 && !each.isEmpty() ? place(getWidth()) : List.of();
        requestLayout();
        redraw();
        if (hoveredItem >= 0) {
            hoveredItem = -1; // What the pointer rests on is something else now.
            int item = itemAt(pointerX, pointerY);
            if (item >= 0) {
                hover(item);
            } else {
                left.run();
            }
        }
    }

    /** Shows nothing. */
    final void clear() {
        images.clear();
        tiles = List.of();
        hover(-1);
        redraw();
    }

    /** How many images are shown. */
    final int imageCount() {
        return images.count();
    }

    /** Where the images stand in so much width. */
    abstract List<Tile> place(double width);

    /** Draws what stands beside the images. */
    void drawBeside(GraphicsContext graphics, double width, double height) {}

    /** The middle of an item's first image, in pixels of this region. */
    final javafx.geometry.@Nullable Point2D middle(int item) {
        return tiles.stream()
                .filter(tile -> tile.item() == item)
                .findFirst()
                .map(
                        tile ->
                                new javafx.geometry.Point2D(
                                        tile.x() + tile.side() / 2.0, tile.y() + tile.side() / 2.0))
                .orElse(null);
    }

    private void moved(MouseEvent event) {
        pointerX = event.getX();
        pointerY = event.getY();
        hover(itemAt(pointerX, pointerY));
    }

    private int itemAt(double x, double y) {
        return tiles.stream()
                .filter(tile -> tile.contains(x, y))
                .mapToInt(Tile::item)
                .findFirst()
                .orElse(-1);
    }

    private void hover(int item) {
        if (item == hoveredItem) {
            return;
        }
        hoveredItem = item;
        setCursor(item >= 0 ? Cursor.HAND : Cursor.DEFAULT);
        if (item >= 0) {
            hovered.accept(item);
        } else {
            left.run();
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /** The sharp size nearest to one that is wanted: a whole multiple where there is one near. */
    static int sharp(ImageShape shape, int wanted) {
        int multiple = (int) Math.round((double) wanted / shape.width()) * shape.width();
        return multiple > 0.7 * wanted && multiple < 1.25 * wanted ? multiple : wanted;
    }

    @Override
    protected final void draw(GraphicsContext graphics, double width, double height) {
        tiles = images.count() == 0 ? List.of() : place(width);
        if (tiles.isEmpty()) {
            return;
        }
        int lowest = tiles.stream().mapToInt(tile -> tile.y() + tile.side()).max().orElse(0);
        surface.clear((int) width, lowest);
        for (Tile tile : tiles) {
            images.paint(surface, tile.image(), tile.x(), tile.y(), tile.side(), false);
        }
        surface.draw(graphics, 0, 0);
        graphics.setLineWidth(1);
        graphics.setStroke(look.color(Ink.BORDER));
        for (Tile tile : tiles) {
            graphics.strokeRect(
                    tile.x() - 0.5, tile.y() - 0.5, tile.side() + 1.0, tile.side() + 1.0);
            graphics.setFill(look.color(tile.edge()));
            graphics.fillRect(tile.x() - 1.0, tile.y() + tile.side() - 1.0, tile.side() + 2.0, 2);
        }
        drawBeside(graphics, width, height);
    }
}
