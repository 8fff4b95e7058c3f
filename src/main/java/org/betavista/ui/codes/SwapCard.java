package org.betavista.ui.codes;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.betavista.session.CodebookUse;
import org.betavista.session.Decoded;
import org.betavista.session.OpenModel;
import org.betavista.ui.control.ImageRows;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Pace;
import org.betavista.ui.control.Parts;

/**
 * The present grid of codes with every code of the book at the position that is looked at, in the
 * order of the book. Hovering previews an image, clicking takes its code.
 */
final class SwapCard extends StackPane {
    private static final double GAP = 2;

    private final CodesViewModel codes;
    private final ImageRows grid;
    private final Label place = Parts.label("", "secondary");
    private final Label hovered = Parts.label("", "ink-z", "strong");
    private final Pace pace;
    private int columns;

    SwapCard(CodesViewModel codes, Look look) {
        this.codes = codes;
        grid = new ImageRows(look, GAP, null);
        grid.setId("swaps");
        pace = new Pace(this, codes::requestSwaps);
        grid.onPointer(this::hover, this::leave, codes::take);
        Label title = Parts.label("Swap", "card-title");
        Parts.explain(
                title, "What one position says: each image differs from z only in the code there.");
        HBox head = new HBox(title, place, Parts.spring(), hovered);
        getChildren().add(Parts.card(head, grid));
        grid.setMinSize(0, 0);
        codes.indicesProperty().addListener((property, old, now) -> soon());
        codes.positionProperty().addListener((property, old, now) -> soon());
        codes.useProperty().addListener((property, old, now) -> soon());
        codes.swapsProperty().addListener((property, old, now) -> show());
        grid.widthProperty().addListener((property, old, now) -> arrange());
        grid.heightProperty().addListener((property, old, now) -> arrange());
    }

    /** Decodes anew as soon as the pace allows. */
    void soon() {
        CodebookUse use = codes.useProperty().get();
        if (use == null) {
            place.setText("");
            return;
        }
        int position = codes.positionProperty().get();
        place.setText(
                "row %s, column %s with each of the %s codes"
                        .formatted(
                                Math.floorDiv(position, use.side()) + 1,
                                position % use.side() + 1,
                                use.size()));
        frame();
        pace.soon();
    }

    private void frame() {
        grid.frame(codes.code() < 0 ? new int[0] : new int[] {codes.code()});
    }

    private void hover(int code) {
        hovered.setText("code " + code);
        codes.preview(code);
    }

    private void leave() {
        hovered.setText("");
        codes.point().endPreview();
    }

    private void arrange() {
        Decoded decoded = codes.swapsProperty().get();
        OpenModel open = codes.point().modelProperty().get();
        if (decoded != null && open != null && wantedColumns() != columns) {
            show();
        }
    }

    private void show() {
        Decoded decoded = codes.swapsProperty().get();
        OpenModel open = codes.point().modelProperty().get();
        if (decoded == null || open == null) {
            grid.clear();
            return;
        }
        columns = wantedColumns();
        grid.show(open.config().model().shape(), decoded.images(), columns);
        frame();
    }

    /** The number of columns that makes the images largest. */
    private int wantedColumns() {
        CodebookUse use = codes.useProperty().get();
        int count = use == null ? 1 : use.size();
        int best = 1;
        double largest = 0;
        for (int candidate = 1; candidate <= count; candidate++) {
            int rows = Math.floorDiv(count + candidate - 1, candidate);
            double side =
                    Math.min(grid.getWidth() / candidate - GAP, grid.getHeight() / rows - GAP);
            if (side > largest) {
                largest = side;
                best = candidate;
            }
        }
        return best;
    }
}
