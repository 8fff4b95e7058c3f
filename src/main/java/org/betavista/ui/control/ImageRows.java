package org.betavista.ui.control;

import java.util.function.IntConsumer;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import org.betavista.data.ImageShape;
import org.jspecify.annotations.Nullable;

/** Images in rows and columns, as large as the space allows; hovering and clicking name a cell. */
public final class ImageRows extends DrawnRegion {
    /** Room for the frames. */
    private static final double INSET = 2;

    private final Look look;
    private final PixelSurface surface = new PixelSurface();
    private final PixelImages images;
    private final @Nullable Ink edge;
    private final double gap;
    private int columns = 1;
    private @Nullable ImageShape shape;
    private int[] framed = new int[0];
    private IntConsumer hovered = index -> {};
    private Runnable left = () -> {};
    private IntConsumer clicked = index -> {};
    private int hoveredIndex = -1;
    private boolean stale = true;
    private int paintedCell;

    /**
     * @param gap between images in pixels
     * @param edge the symbol whose colour the lower edge of every image has, or null for no frames
     */
    public ImageRows(Look look, double gap, @Nullable Ink edge) {
        this.look = look;
        this.gap = gap;
        this.edge = edge;
        images = new PixelImages(look);
        look.onChange(
                () -> {
                    images.refresh();
                    stale = true;
                    redraw();
                });
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(indexAt(event)));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(-1));
        addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                event -> {
                    int index = indexAt(event);
                    if (index >= 0) {
                        clicked.accept(index);
                    }
                });
    }

    /** Sets who hears of the pointer; cells are counted row by row. */
    public void onPointer(IntConsumer onHover, Runnable onLeave, IntConsumer onClick) {
        hovered = onHover;
        left = onLeave;
        clicked = onClick;
    }

    private void hover(int index) {
        if (index == hoveredIndex) {
            return;
        }
        hoveredIndex = index;
        if (index >= 0) {
            hovered.accept(index);
        } else {
            left.run();
        }
    }

    /**
     * Shows images.
     *
     * @param newColumns how many stand in one row
     */
    public void show(ImageShape newShape, float[] values, int newColumns) {
        shape = newShape;
        columns = newColumns;
        images.set(newShape, values);
        stale = true;
        redraw();
    }

    /** Shows nothing. */
    public void clear() {
        shape = null;
        images.clear();
        stale = true;
        redraw();
    }

    /** Puts a blue frame around some cells: you are here. */
    public void frame(int[] cells) {
        framed = cells;
        redraw();
    }

    /** One value of an image as shown; NaN where there is none. */
    public float value(int index, int place) {
        return index < images.count() ? images.value(index, place) : Float.NaN;
    }

    /** The height and width of a cell in pixels, without the gap. */
    public double cell() {
        return cell(getWidth(), getHeight());
    }

    /** The number of rows. */
    public int rows() {
        return (images.count() + columns - 1) / columns;
    }

    private double cell(double width, double height) {
        ImageShape current = shape;
        if (current == null || images.count() == 0) {
            return 1;
        }
        double largest =
                Math.min(
                        (width - 2 * INSET - gap * (columns - 1)) / columns,
                        (height - 2 * INSET - gap * (rows() - 1)) / rows());
        double multiples = Math.floor(largest / current.width());
        boolean whole = multiples >= 1 && multiples * current.width() > 0.8 * largest;
        return whole ? multiples * current.width() : Math.max(4, Math.floor(largest));
    }

    /** The left edge of the first column: the block is centred. */
    public double originX() {
        return Math.floor((getWidth() - columns * (cell() + gap) + gap) / 2);
    }

    private int indexAt(MouseEvent event) {
        double pitch = cell() + gap;
        int column = (int) Math.floor((event.getX() - originX()) / pitch);
        int row = (int) Math.floor((event.getY() - INSET) / pitch);
        int index = row * columns + column;
        boolean inside = column >= 0 && column < columns && row >= 0 && index < images.count();
        return inside ? index : -1;
    }

    /** Paints all images; frames move more often than images change. */
    private void paint(int cell) {
        if (!stale && cell == paintedCell) {
            return;
        }
        stale = false;
        paintedCell = cell;
        int pitch = cell + (int) gap;
        surface.clear(columns * pitch, rows() * pitch);
        for (int i = 0; i < images.count(); i++) {
            images.paint(surface, i, i % columns * pitch, i / columns * pitch, cell, false);
        }
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        if (images.count() == 0) {
            return;
        }
        double cell = cell(width, height);
        paint((int) cell);
        surface.draw(graphics, originX(), INSET);
        if (edge != null) {
            drawEdges(graphics, cell, edge);
        }
        graphics.setStroke(look.color(Ink.Z));
        graphics.setLineWidth(2);
        for (int index : framed) {
            if (index < images.count()) {
                graphics.strokeRoundRect(x(index), y(index) + 1, cell, cell - 2, 3, 3);
            }
        }
    }

    private void drawEdges(GraphicsContext graphics, double cell, Ink ink) {
        graphics.setLineWidth(1);
        graphics.setStroke(look.color(Ink.BORDER));
        graphics.setFill(look.color(ink));
        for (int i = 0; i < images.count(); i++) {
            graphics.strokeRect(x(i) - 0.5, y(i) - 0.5, cell + 1, cell + 1);
            graphics.fillRect(x(i) - 1, y(i) + cell - 1, cell + 2, 2);
        }
    }

    private double x(int index) {
        int column = index % columns;
        return originX() + column * (cell() + gap);
    }

    private double y(int index) {
        int row = index / columns;
        return INSET + row * (cell() + gap);
    }
}
