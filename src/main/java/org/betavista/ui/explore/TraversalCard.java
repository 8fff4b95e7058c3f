package org.betavista.ui.explore;

import java.util.Arrays;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;
import org.betavista.analysis.Traversal;
import org.betavista.session.Channel;
import org.betavista.session.Decoded;
import org.betavista.session.OpenModel;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.ImageRows;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Pace;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Words;
import org.betavista.ui.latent.LatentAxis;
import org.betavista.ui.latent.LatentPointViewModel;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * One row a latent: the others are held at z while this one goes from -3 to 3, or across its codes
 * where there is no prior. The frame is the cell nearest to z. Hovering previews a cell, clicking
 * goes there.
 */
final class TraversalCard extends StackPane {
    private static final double EXTENT = 3;
    private static final int MANY_COLUMNS = 21;
    private static final int FEW_COLUMNS = 15;
    private static final int FEW_ROWS = 4;
    private static final int MOST_ROWS = 32;
    private static final double SMALLEST_ROW = 30;
    private static final double MARGIN_LEFT = 34;
    private static final double MARGIN_RIGHT = 58;
    private static final double MARGIN_BOTTOM = 20;

    private final ExplorerViewModel model;
    private final LatentPointViewModel point;
    private final ImageRows grid;
    private final Margins margins;
    private final Button inactive;
    private final Pace pace = new Pace(this, this::request);
    private boolean showInactive;
    private int[] askedRows = new int[0];
    private int[] rows = new int[0];
    private float[] values = Traversal.values(EXTENT, MANY_COLUMNS);
    private final StackPane stack;

    TraversalCard(ExplorerViewModel model, Look look) {
        this.model = model;
        point = model.point();
        grid = new ImageRows(look, 0, null);
        grid.setId("traversal");
        grid.onPointer(this::hover, point::endPreview, this::click);
        margins = new Margins(look);
        inactive =
                Parts.button(
                        "",
                        Feather.CHEVRON_DOWN,
                        "Inactive latents change next to nothing; click to show or hide their rows.",
                        () -> {
                            showInactive = !showInactive;
                            request();
                        });
        inactive.getStyleClass().add("flat");
        inactive.setContentDisplay(ContentDisplay.RIGHT);
        inactive.setId("inactive-rows");
        HBox head =
                new HBox(
                        Parts.label("Traversal", "card-title"),
                        Parts.label("one latent per row, others held", "secondary"),
                        Parts.spring(),
                        inactive);
        stack = new StackPane(margins, grid);
        StackPane.setMargin(
                grid, new javafx.geometry.Insets(0, MARGIN_RIGHT, MARGIN_BOTTOM, MARGIN_LEFT));
        margins.setMouseTransparent(true);
        ScrollPane scroll = Parts.scroll(stack);
        scroll.setFitToHeight(true);
        getChildren().add(Parts.card(head, scroll));
        point.zProperty().addListener((property, old, now) -> requestSoon());
        point.orderProperty().addListener((property, old, now) -> requestSoon());
        point.imageProperty().addListener((property, old, now) -> requestSoon());
        model.grids().property(Channel.TRAVERSAL).addListener((property, old, now) -> show(now));
    }

    private void requestSoon() {
        pace.soon();
        frameNearest();
    }

    private void request() {
        OpenModel open = point.modelProperty().get();
        if (open == null) {
            return;
        }
        int[] order = point.orderProperty().get();
        int[] active = Arrays.stream(order).filter(point::isActive).toArray();
        int hidden = order.length - active.length;
        int[] chosen = showInactive || active.length == 0 ? order : active;
        int[] shown = Arrays.copyOf(chosen, Math.min(MOST_ROWS, chosen.length));
        String cut = chosen.length > shown.length ? "first " + shown.length + " rows" : "";
        String sleeping =
                hidden == 0 ? "" : hidden + (showInactive ? " inactive shown" : " inactive hidden");
        inactive.setText(
                cut.isEmpty() || sleeping.isEmpty() ? cut + sleeping : cut + ", " + sleeping);
        inactive.setVisible(hidden > 0 || !cut.isEmpty());
        askedRows = shown;
        // Few rows get larger images, many rows scroll.
        values = Traversal.values(EXTENT, shown.length <= FEW_ROWS ? FEW_COLUMNS : MANY_COLUMNS);
        stack.setMinHeight(shown.length * SMALLEST_ROW + MARGIN_BOTTOM);
        model.grids()
                .request(
                        Channel.TRAVERSAL,
                        Traversal.codes(
                                point.zProperty().get(),
                                shown,
                                Arrays.stream(shown)
                                        .mapToObj(this::valuesOf)
                                        .toArray(float[][]::new)));
    }

    /** The values that a latent takes, one a column. */
    private float[] valuesOf(int latent) {
        LatentAxis axis = point.axis(latent);
        float[] own = new float[values.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = (float) axis.at(values[i]);
        }
        return own;
    }

    /** Decodes anew; to be called when the tab is shown again. */
    void refresh() {
        requestSoon();
    }

    private void show(@Nullable Decoded decoded) {
        OpenModel open = point.modelProperty().get();
        if (decoded == null || open == null) {
            grid.clear();
            return;
        }
        rows = askedRows;
        int latents = open.config().model().latentSize();
        if (decoded.codes().length != rows.length * columns() * latents) {
            return; // Asked for before the rows changed.
        }
        grid.show(open.config().model().shape(), decoded.images(), columns());
        frameNearest();
        margins.redraw();
    }

    private int columns() {
        return values.length;
    }

    private void frameNearest() {
        float[] z = point.zProperty().get();
        int[] cells = new int[rows.length];
        for (int row = 0; row < rows.length; row++) {
            if (rows[row] < z.length) {
                cells[row] =
                        row * columns()
                                + Traversal.nearestColumn(valuesOf(rows[row]), z[rows[row]]);
            }
        }
        grid.frame(cells);
    }

    private float @Nullable [] codeAt(int cell) {
        int row = cell / columns();
        if (row >= rows.length || rows[row] >= point.zProperty().get().length) {
            return null;
        }
        float[] code = point.zProperty().get().clone();
        code[rows[row]] = valuesOf(rows[row])[cell % columns()];
        return code;
    }

    private void hover(int cell) {
        float[] code = codeAt(cell);
        if (code != null) {
            point.preview(code);
        }
    }

    private void click(int cell) {
        int row = cell / columns();
        if (row < rows.length && rows[row] < point.zProperty().get().length) {
            point.endPreview();
            point.beginChange();
            point.move(rows[row], valuesOf(rows[row])[cell % columns()], System.nanoTime());
        }
    }

    /** The names of the rows, the ends of the axis, and a bar for each row's KL. */
    private final class Margins extends DrawnRegion {
        private final Look look;

        Margins(Look look) {
            this.look = look;
            look.onChange(this::redraw);
            point.surveyProperty().addListener((property, old, now) -> redraw());
        }

        @Override
        protected void draw(GraphicsContext graphics, double width, double height) {
            double cell = grid.cell();
            double left = MARGIN_LEFT + grid.originX();
            boolean hasKl = point.missingKl() == null;
            double highest = 0.2;
            for (int latent : rows) {
                highest = Math.max(highest, point.worth(latent));
            }
            for (int row = 0; row < rows.length; row++) {
                double middle = (row + 0.5) * cell;
                boolean active = point.isActive(rows[row]);
                graphics.setFont(look.strongWords(12));
                graphics.setTextAlign(TextAlignment.RIGHT);
                graphics.setFill(look.color(active ? Ink.Z : Ink.SECONDARY));
                graphics.fillText(Words.latent(rows[row]), left - 8, middle + 4);
                Ink worth = hasKl ? Ink.KL : Ink.TERTIARY;
                graphics.setFill(look.color(active ? worth : Ink.INACTIVE));
                double bar = Math.max(2, point.worth(rows[row]) / highest * (MARGIN_RIGHT - 16));
                graphics.fillRoundRect(left + columns() * cell + 8, middle - 3, bar, 7, 3, 3);
            }
            if (rows.length > 0) {
                double y = rows.length * cell + 15;
                graphics.setFont(look.numbers(10.5));
                graphics.setFill(look.color(Ink.SECONDARY));
                graphics.setTextAlign(TextAlignment.CENTER);
                graphics.fillText(hasKl ? Words.number(-3, 0) : "low", left + cell / 2, y);
                graphics.fillText(
                        hasKl ? "0" : "middle of the codes", left + columns() * cell / 2, y);
                graphics.fillText(hasKl ? "+3" : "high", left + (columns() - 0.5) * cell, y);
                graphics.setFill(look.color(hasKl ? Ink.KL : Ink.TERTIARY));
                graphics.setTextAlign(TextAlignment.LEFT);
                graphics.fillText(hasKl ? "KL" : "spread", left + columns() * cell + 8, y);
            }
        }
    }
}
