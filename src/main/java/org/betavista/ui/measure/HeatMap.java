package org.betavista.ui.measure;

import java.util.function.IntConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.jspecify.annotations.Nullable;

/**
 * Values of rows and latents as shades of one neutral colour, with the number in each cell where
 * there is room. The dark frame is the best latent of a row. Hovering tells the value in words; a
 * click, or arrows and Enter, choose a latent.
 */
public final class HeatMap extends DrawnRegion {
    private static final String ABOUT = "Map of latents; arrows move, Enter chooses";
    private static final double FRAME = 1.5;
    private static final double FULL_SHADE = 0.95;
    private static final double LOWEST_NUMBER = 14;

    private final Look look;
    private final boolean roomy;
    private final Tooltip explanation = Parts.explanation(this, "");
    private @Nullable HeatTable table;
    private IntConsumer hovered = latent -> {};
    private Runnable left = () -> {};
    private IntConsumer chosen = latent -> {};
    private int row = -1;
    private int column = -1;
    private int pointedAt = -1;
    private boolean byKeys;

    /**
     * @param roomy whether gaps have bars and the factors' entropy beside them even where cells
     *     shrink for that
     */
    HeatMap(Look look, boolean roomy) {
        this.look = look;
        this.roomy = roomy;
        look.onChange(this::redraw);
        setMinWidth(0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW); // Its cells are drawn: it reads them out.
        setAccessibleText(ABOUT);
        focusedProperty()
                .addListener(
                        (property, old, now) -> {
                            if (!now && byKeys) {
                                point(-1, -1, false);
                            }
                            redraw();
                        });
        addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(-1, -1, false));
        addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                event -> {
                    moved(event);
                    requestFocus();
                    choose();
                });
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    /** Sets who hears which latent is pointed at, and which is chosen. */
    void onLatent(IntConsumer onHover, Runnable onLeave, IntConsumer onChoose) {
        hovered = onHover;
        left = onLeave;
        chosen = onChoose;
    }

    /** Shows a table, or nothing. */
    void show(@Nullable HeatTable newTable) {
        table = newTable;
        boolean stays =
                newTable != null
                        && row < newTable.rows().size()
                        && column < newTable.latents().length;
        if (!stays) {
            point(-1, -1, false);
        } else if (row >= 0) {
            int before = pointedAt;
            tell();
            if (pointedAt != before) {
                hovered.accept(pointedAt); // Another latent stands there now.
            }
        }
        setPrefHeight(newTable == null ? 0 : HeatLayout.wantedHeight(newTable));
        // On a card there is no scrolling: many latents have low rows.
        boolean holds = newTable != null && (roomy || !newTable.rowsAreLatents());
        setMinHeight(newTable != null && holds ? HeatLayout.leastHeight(newTable) : 0);
        redraw();
    }

    /** What is shown. */
    @Nullable HeatTable table() {
        return table;
    }

    /** Where things stand now; null where there is nothing. */
    @Nullable HeatLayout arrangement() {
        HeatTable shown = table;
        return shown == null ? null : HeatLayout.of(shown, look, roomy, getWidth(), getHeight());
    }

    /** What the cell under the pointer says. */
    String words() {
        return explanation.getText();
    }

    private void moved(MouseEvent event) {
        HeatLayout layout = arrangement();
        if (layout != null) {
            point(layout.rowAt(event.getY()), layout.columnAt(event.getX()), false);
        }
    }

    private void point(int newRow, int newColumn, boolean keys) {
        HeatTable shown = table;
        boolean inside = shown != null && newRow >= 0 && newColumn >= 0;
        int nextRow = inside ? newRow : -1;
        int nextColumn = inside ? newColumn : -1;
        if (nextRow == row && nextColumn == column) {
            return;
        }
        row = nextRow;
        column = nextColumn;
        byKeys = keys;
        tell();
        if (pointedAt >= 0) {
            hovered.accept(pointedAt);
        } else {
            left.run();
        }
        redraw();
    }

    private void tell() {
        HeatTable shown = table;
        boolean inside = shown != null && row >= 0;
        pointedAt = shown != null && inside ? shown.latents()[column] : -1;
        String words = shown != null && inside ? shown.words(row, column) : "";
        explanation.setText(words);
        setAccessibleText(words.isEmpty() ? ABOUT : words);
        setCursor(inside ? Cursor.HAND : Cursor.DEFAULT);
    }

    private void choose() {
        if (pointedAt >= 0) {
            chosen.accept(pointedAt);
        }
    }

    private void keyPressed(KeyEvent event) {
        HeatTable shown = table;
        if (shown == null || shown.latents().length == 0 || shown.rows().isEmpty()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> move(shown, 0, -1);
            case RIGHT -> move(shown, 0, 1);
            case UP -> move(shown, -1, 0);
            case DOWN -> move(shown, 1, 0);
            case ENTER, SPACE -> choose();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** The first arrow goes to the first cell, wherever it leads. */
    private void move(HeatTable shown, int down, int right) {
        if (row < 0) {
            point(0, 0, true);
            return;
        }
        int toRow = Math.max(0, Math.min(shown.rows().size() - 1, row + down));
        int toColumn = Math.max(0, Math.min(shown.latents().length - 1, column + right));
        point(toRow, toColumn, true);
    }

    @Override
    protected void draw(GraphicsContext graphics, double width, double height) {
        HeatTable shown = table;
        HeatLayout layout = arrangement();
        if (shown == null || layout == null) {
            return;
        }
        HeatNames.draw(graphics, look, shown, layout);
        for (int r = 0; r < shown.rows().size(); r++) {
            for (int c = 0; c < shown.latents().length; c++) {
                drawCell(graphics, shown, layout, r, c);
            }
        }
        for (int r = 0; r < shown.rows().size(); r++) {
            if (shown.best()[r] >= 0) {
                frame(graphics, layout, r, shown.best()[r], look.color(Ink.TEXT), FRAME);
            }
        }
        if (row >= 0 && column >= 0) {
            boolean ring = byKeys && isFocused();
            frame(graphics, layout, row, column, look.color(Ink.Z), ring ? 2.5 : 2);
        } else if (isFocused()) {
            graphics.setStroke(look.color(Ink.Z));
            graphics.setLineWidth(FRAME);
            graphics.strokeRoundRect(1, 1, width - 2, height - 2, 8, 8);
        }
        HeatLeads.draw(graphics, look, shown, layout);
    }

    private void drawCell(
            GraphicsContext graphics, HeatTable shown, HeatLayout layout, int r, int c) {
        double value = shown.values()[r][c];
        if (Double.isNaN(value)) {
            return;
        }
        double gap = layout.gap();
        double x = layout.x(c);
        double y = layout.y(r);
        double shade = Math.max(0, Math.min(1, value / shown.darkest())) * FULL_SHADE;
        boolean grey = shown.isGrey(r, c);
        graphics.setFill(look.color(Ink.INSET));
        double arc = layout.cellWidth() > 16 && layout.cellHeight() > 12 ? 5 : 0;
        double cellWidth = layout.cellWidth() - gap;
        double cellHeight = layout.cellHeight() - gap;
        graphics.fillRoundRect(x, y, cellWidth, cellHeight, arc, arc);
        graphics.setFill(look.color(Ink.SECONDARY).deriveColor(0, 1, 1, grey ? shade / 2 : shade));
        graphics.fillRoundRect(x, y, cellWidth, cellHeight, arc, arc);
        if (layout.cellHeight() < LOWEST_NUMBER || layout.number(value).isEmpty()) {
            return;
        }
        graphics.setFont(look.numbers(layout.cellWidth() < 44 ? 10.5 : 11.5));
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setFill(
                grey
                        ? look.color(Ink.SECONDARY)
                        : Shades.readableOn(
                                look.color(Ink.INSET).interpolate(look.color(Ink.SECONDARY), shade),
                                look.color(Ink.TEXT),
                                look.color(Ink.PANEL)));
        graphics.fillText(layout.number(value), x + cellWidth / 2, y + cellHeight / 2 + 4);
    }

    private static void frame(
            GraphicsContext graphics,
            HeatLayout layout,
            int row,
            int column,
            javafx.scene.paint.Color color,
            double line) {
        graphics.setStroke(color);
        graphics.setLineWidth(line);
        graphics.strokeRoundRect(
                layout.x(column),
                layout.y(row),
                layout.cellWidth() - layout.gap(),
                layout.cellHeight() - layout.gap(),
                5,
                5);
    }
}
