package org.betavista.ui.measure;

import javafx.scene.text.Text;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Words;

/**
 * Where the cells of a heat map stand: 62 x 36 pixels each, and less where they must.
 *
 * @param left the first column's left edge
 * @param top the first row's upper edge
 * @param cellWidth with the gap to the next
 * @param cellHeight with the gap to the next
 * @param gap between cells
 * @param rows how many
 * @param columns how many
 * @param wideLeads whether there is room for bars and entropies to the right
 */
record HeatLayout(
        double left,
        double top,
        double cellWidth,
        double cellHeight,
        double gap,
        int rows,
        int columns,
        boolean wideLeads) {
    static final double HEAD = 24;
    static final double NAME_GAP = 12;
    static final double LEADS_GAP = 24;

    private static final double FULL_WIDTH = 62;
    private static final double FULL_HEIGHT = 36;
    private static final double LEAST_HEIGHT = 18;
    private static final double LEAST_LATENT_HEIGHT = 5;
    static final double MOST_NAME = 130;
    private static final double NARROW_LEADS = 64;
    private static final double WIDE_LEADS = 190;
    private static final double WHOLE_NUMBER = 32;
    private static final double SHORT_NUMBER = 23;

    /** Arranges a table in a space. */
    static HeatLayout of(HeatTable table, Look look, boolean roomy, double width, double height) {
        int columns = Math.max(1, table.latents().length);
        int rows = Math.max(1, table.rows().size());
        double names = 0;
        for (String name : table.rows()) {
            Text text = new Text(name);
            text.setFont(look.words(13));
            names = Math.max(names, text.getLayoutBounds().getWidth());
        }
        double left = Math.ceil(Math.min(MOST_NAME, names)) + NAME_GAP;
        boolean wide = roomy || width - left - columns * FULL_WIDTH >= LEADS_GAP + WIDE_LEADS;
        double leads = table.leads().isEmpty() ? 0 : LEADS_GAP + (wide ? WIDE_LEADS : NARROW_LEADS);
        double cellWidth = Math.min(FULL_WIDTH, Math.max(1, (width - left - leads) / columns));
        double cellHeight = Math.min(FULL_HEIGHT, Math.max(1, (height - HEAD) / rows));
        boolean roomForPixels = cellWidth >= 8 && cellHeight >= 8;
        return new HeatLayout(
                left,
                HEAD,
                roomForPixels ? Math.floor(cellWidth) : cellWidth,
                roomForPixels ? Math.floor(cellHeight) : cellHeight,
                roomForPixels ? 2 : cellWidth >= 4 && cellHeight >= 4 ? 1 : 0,
                rows,
                columns,
                wide);
    }

    /** The height at which cells have their full size. */
    static double wantedHeight(HeatTable table) {
        double full = table.rowsAreLatents() && table.rows().size() > 12 ? 24 : FULL_HEIGHT;
        return HEAD + table.rows().size() * full;
    }

    /** The height below which rows cannot be told apart. */
    static double leastHeight(HeatTable table) {
        double least = table.rowsAreLatents() ? LEAST_LATENT_HEIGHT : LEAST_HEIGHT;
        return HEAD + table.rows().size() * least;
    }

    /** The left edge of a column. */
    double x(int column) {
        return left + column * cellWidth;
    }

    /** The upper edge of a row. */
    double y(int row) {
        return top + row * cellHeight;
    }

    /** The right edge of the last column. */
    double right() {
        return x(columns);
    }

    /** The column at a place, -1 for none. */
    int columnAt(double x) {
        int column = (int) Math.floor((x - left) / cellWidth);
        return column >= 0 && column < columns ? column : -1;
    }

    /** The row at a place, -1 for none. */
    int rowAt(double y) {
        int row = (int) Math.floor((y - top) / cellHeight);
        return row >= 0 && row < rows ? row : -1;
    }

    /** A value as its cell shows it; empty where cells are too narrow for numbers. */
    String number(double value) {
        String number = Words.number(value, 2);
        if (cellWidth >= WHOLE_NUMBER) {
            return number;
        }
        return cellWidth >= SHORT_NUMBER && number.startsWith("0.") ? number.substring(1) : "";
    }
}
