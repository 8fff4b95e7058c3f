package org.betavista.ui.control;

import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

/** Columns and rows of a grid whose shares decide, not what stands in them. */
public final class Tracks {
    private Tracks() {}

    /** A column with a share of the width. */
    public static ColumnConstraints column(double percent) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(percent);
        return column;
    }

    /** A row with a share of the height. */
    public static RowConstraints row(double percent) {
        RowConstraints row = new RowConstraints();
        row.setPercentHeight(percent);
        row.setVgrow(Priority.ALWAYS);
        return row;
    }
}
