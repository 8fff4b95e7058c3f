package org.betavista.ui.codes;

import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import org.betavista.ui.control.Look;

/** The Explore tab for models with a codebook: every swap of one code beside the codes' use. */
public final class CodesExploreView extends GridPane {
    private static final double LEFT_PERCENT = 66;

    /**
     * @param codes what is shown
     */
    public CodesExploreView(CodesViewModel codes, Look look) {
        setHgap(12);
        SwapCard swaps = new SwapCard(codes, look);
        UsageCard usage = new UsageCard(codes, look);
        swaps.setMinSize(0, 0);
        usage.setMinSize(0, 0);
        ColumnConstraints left = new ColumnConstraints();
        left.setPercentWidth(LEFT_PERCENT);
        ColumnConstraints right = new ColumnConstraints();
        right.setPercentWidth(100 - LEFT_PERCENT);
        getColumnConstraints().addAll(left, right);
        RowConstraints row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        row.setMinHeight(0);
        getRowConstraints().add(row);
        add(swaps, 0, 0);
        add(usage, 1, 0);
        sceneProperty().addListener((property, was, is) -> swaps.soon());
    }
}
