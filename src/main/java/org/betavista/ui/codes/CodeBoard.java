package org.betavista.ui.codes;

import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.PixelImages;
import org.betavista.ui.control.PixelSurface;
import org.jspecify.annotations.Nullable;

/** Pictures of codes in rows and columns, as large as the space allows; one cell is framed. */
abstract class CodeBoard extends DrawnRegion {
    private static final double INSET = 2;

    private final Look look;
    private final PixelImages images;
    private final PixelSurface surface = new PixelSurface();
    private final Tooltip explained;
    private final IntFunction<String> describe;
    private int[] codes = new int[0];
    private int columns = 1;
    private int framed = -1;
    private int hovered = -1;
    private IntConsumer hover = cell -> {};
    private IntConsumer click = cell -> {};
    private Runnable leave = () -> {};

    /**
     * @param describe what a cell is, in words
     */
    @SuppressWarnings("this-escape") // Listeners are called when the window is shown.
    CodeBoard(Look look, IntFunction<String> describe) {
        this.look = look;
        this.describe = describe;
        images = new PixelImages(look);
        explained = Parts.explanation(this, "");
        look.onChange(
                () -> {
                    images.refresh();
                    redraw();
                });
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(cellAt(event)));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(-1));
        addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                event -> {
                    if (isFocusTraversable()) {
                        requestFocus();
                    }
                });
        addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                event -> {
                    int cell = cellAt(event);
                    if (cell >= 0) {
                        click.accept(cell);
                    }
                });
    }

    /** Sets who hears of the pointer; cells are counted row by row. */
    final void onPointer(IntConsumer onHover, Runnable onLeave, IntConsumer onClick) {
        hover = onHover;
        leave = onLeave;
        click = onClick;
    }

    private void hover(int cell) {
        if (cell == hovered) {
            return;
        }
        hovered = cell;
        redraw();
        if (cell >= 0) {
            explained.setText(describe.apply(cell));
            hover.accept(cell);
        } else {
            leave.run();
        }
    }

    /**
     * Shows codes.
     *
     * @param pictures of all codes, or null while there are none
     * @param newCodes which code each cell shows
     */
    final void show(@Nullable CodePictures pictures, int[] newCodes, int newColumns) {
        codes = newCodes;
        columns = Math.max(1, newColumns);
        if (pictures == null) {
            images.clear();
        } else {
            images.set(pictures.shape(), pictures.values());
        }
        redraw();
    }

    /** Puts a frame in the colour of z around a cell; -1 for none. */
    final void frame(int cell) {
        framed = cell;
        redraw();
    }

    /** The side of a cell in pixels. */
    final double cell() {
        return Math.max(
                4,
                Math.floor(
                        Math.min(
                                (getWidth() - 2 * INSET) / columns,
                                (getHeight() - 2 * INSET) / rows())));
    }

    /** The number of rows. */
    final int rows() {
        return Math.max(1, Math.floorDiv(codes.length + columns - 1, columns));
    }

    /** The middle of a cell across the board, in pixels. */
    final double middleX(int cell) {
        return INSET + (cell % columns + 0.5) * cell();
    }

    /** The middle of a cell down the board, in pixels. */
    final double middleY(int cell) {
        return INSET + (Math.floorDiv(cell, columns) + 0.5) * cell();
    }

    private int cellAt(MouseEvent event) {
        int column = (int) Math.floor((event.getX() - INSET) / cell());
        int row = (int) Math.floor((event.getY() - INSET) / cell());
        int cell = row * columns + column;
        boolean inside = column >= 0 && column < columns && row >= 0 && cell < codes.length;
        return inside ? cell : -1;
    }

    @Override
    protected final void draw(GraphicsContext graphics, double width, double height) {
        if (codes.length == 0) {
            return;
        }
        int side = (int) cell();
        int gap = gap();
        surface.clear(columns * side, rows() * side);
        for (int cell = 0; cell < codes.length; cell++) {
            int x = cell % columns * side;
            int y = Math.floorDiv(cell, columns) * side;
            images.paint(surface, codes[cell], x, y, side - gap, false);
        }
        surface.draw(graphics, INSET, INSET);
        for (int cell = 0; cell < codes.length; cell++) {
            mark(graphics, cell, x(cell), y(cell), side - gap);
        }
        if (hovered >= 0 && hovered < codes.length) {
            graphics.setLineWidth(1);
            graphics.setStroke(look.color(Ink.Z));
            graphics.strokeRect(
                    x(hovered) + 0.5, y(hovered) + 0.5, side - gap - 1.0, side - gap - 1.0);
        }
        if (framed >= 0 && framed < codes.length) {
            graphics.setLineWidth(2);
            graphics.setStroke(look.color(Ink.Z));
            graphics.strokeRoundRect(x(framed), y(framed), side - gap, side - gap, 3, 3);
        }
        if (isFocused()) {
            graphics.setLineWidth(1);
            graphics.setStroke(look.color(Ink.Z));
            graphics.strokeRoundRect(
                    0.5, 0.5, columns * side + 2 * INSET - 1, rows() * side + 2 * INSET - 1, 4, 4);
        }
    }

    /** Pixels between two cells. */
    int gap() {
        return 1;
    }

    /** Marks a cell that has been painted. */
    void mark(GraphicsContext graphics, int cell, double x, double y, double side) {}

    private double x(int cell) {
        return INSET + cell % columns * cell();
    }

    private double y(int cell) {
        return INSET + Math.floorDiv(cell, columns) * cell();
    }
}
