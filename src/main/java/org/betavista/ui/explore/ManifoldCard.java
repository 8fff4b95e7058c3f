package org.betavista.ui.explore;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Insets;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
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
import org.betavista.ui.control.SpareLabel;
import org.betavista.ui.control.Words;
import org.betavista.ui.latent.LatentAxis;
import org.betavista.ui.latent.LatentPointViewModel;
import org.jspecify.annotations.Nullable;

/**
 * Images decoded across two latents, from -1.9 to 1.9 of the prior each way, or across the codes
 * where there is no prior, the others held at z. The frame is the cell nearest to z. Hovering
 * previews a cell, clicking goes there.
 */
final class ManifoldCard extends StackPane {
    private static final int SIDE = 13;
    private static final double EXTENT = 1.9;
    private static final float[] VALUES = Traversal.values(EXTENT, SIDE);
    private static final double MARGIN = 34;
    private static final double MARGIN_BOTTOM = 20;

    private final ExplorerViewModel model;
    private final LatentPointViewModel point;
    private final ObjectProperty<LatentPair> pair;
    private final ImageRows grid;
    private final Axes axes;
    private final Pace pace = new Pace(this, this::request);
    private final SpareLabel across = new SpareLabel("secondary");
    private final Label latents = Parts.label("", "ink-z", "strong");

    ManifoldCard(ExplorerViewModel model, Look look, ObjectProperty<LatentPair> pair) {
        this.model = model;
        this.pair = pair;
        point = model.point();
        grid = new ImageRows(look, 0, null);
        grid.setId("manifold");
        grid.onPointer(cell -> point.preview(codeAt(cell)), point::endPreview, this::click);
        axes = new Axes(look);
        axes.setMouseTransparent(true);
        HBox head =
                new HBox(Parts.label("Manifold", "card-title"), across, Parts.spring(), latents);
        StackPane stack = new StackPane(axes, grid);
        StackPane.setMargin(grid, new Insets(0, 0, MARGIN_BOTTOM, MARGIN));
        VBox body = new VBox(stack);
        VBox.setVgrow(stack, Priority.ALWAYS);
        getChildren().add(Parts.card(head, body));
        pair.addListener((property, old, now) -> soon());
        point.zProperty().addListener((property, old, now) -> soon());
        point.imageProperty().addListener((property, old, now) -> soon());
        model.grids().property(Channel.MANIFOLD).addListener((property, old, now) -> show(now));
    }

    /** Decodes anew as soon as the pace allows. */
    void soon() {
        pace.soon();
        frameNearest();
    }

    private boolean isPossible() {
        int size = point.zProperty().get().length;
        return pair.get().across() < size && pair.get().up() < size;
    }

    private void request() {
        if (!isPossible()) {
            return;
        }
        latents.setText(Words.latent(pair.get().across()) + " × " + Words.latent(pair.get().up()));
        String size = SIDE + " × " + SIDE;
        across.say(
                List.of(
                        size
                                + " decodes across the "
                                + (point.missingKl() == null ? "prior" : "codes"),
                        size,
                        ""));
        float[] z = point.zProperty().get();
        float[] codes = new float[SIDE * SIDE * z.length];
        for (int cell = 0; cell < SIDE * SIDE; cell++) {
            System.arraycopy(codeAt(cell), 0, codes, cell * z.length, z.length);
        }
        model.grids().request(Channel.MANIFOLD, codes);
    }

    /** Rows go from the highest value of the vertical latent down to the lowest. */
    private float[] codeAt(int cell) {
        float[] code = point.zProperty().get().clone();
        code[pair.get().up()] = valuesOf(pair.get().up())[SIDE - 1 - cell / SIDE];
        code[pair.get().across()] = valuesOf(pair.get().across())[cell % SIDE];
        return code;
    }

    /** The values that a latent takes, from the lowest. */
    private float[] valuesOf(int latent) {
        LatentAxis axis = point.axis(latent);
        float[] values = new float[SIDE];
        for (int i = 0; i < SIDE; i++) {
            values[i] = (float) axis.at(VALUES[i]);
        }
        return values;
    }

    private void click(int cell) {
        point.endPreview();
        point.beginChange();
        float[] code = codeAt(cell);
        long now = System.nanoTime();
        point.move(pair.get().up(), code[pair.get().up()], now);
        point.move(pair.get().across(), code[pair.get().across()], now);
    }

    private void show(@Nullable Decoded decoded) {
        OpenModel open = point.modelProperty().get();
        if (decoded == null || open == null) {
            grid.clear();
            return;
        }
        grid.show(open.config().model().shape(), decoded.images(), SIDE);
        frameNearest();
        axes.redraw();
    }

    private void frameNearest() {
        if (isPossible()) {
            float[] z = point.zProperty().get();
            int up = pair.get().up();
            int right = pair.get().across();
            int row = SIDE - 1 - Traversal.nearestColumn(valuesOf(up), z[up]);
            int column = Traversal.nearestColumn(valuesOf(right), z[right]);
            grid.frame(new int[] {row * SIDE + column});
        }
    }

    /** The ends of both axes. */
    private final class Axes extends DrawnRegion {
        private final Look look;

        Axes(Look look) {
            this.look = look;
            look.onChange(this::redraw);
        }

        private static String end(LatentAxis axis, double sigmas) {
            return Words.number(
                    axis.at(sigmas), sigmas == 0 && axis.centre() == 0 ? 0 : axis.decimals());
        }

        @Override
        protected void draw(GraphicsContext graphics, double width, double height) {
            LatentAxis up = point.axis(pair.get().up());
            LatentAxis right = point.axis(pair.get().across());
            double side = SIDE * grid.cell();
            double left = MARGIN + grid.originX();
            graphics.setFont(look.numbers(10.5));
            graphics.setFill(look.color(Ink.SECONDARY));
            graphics.setTextAlign(TextAlignment.RIGHT);
            graphics.fillText(end(up, EXTENT), left - 6, 10);
            graphics.fillText(end(up, 0), left - 6, side / 2 + 4);
            graphics.fillText(end(up, -EXTENT), left - 6, side);
            graphics.setTextAlign(TextAlignment.CENTER);
            graphics.fillText(end(right, -EXTENT), left + 10, side + 15);
            graphics.fillText(end(right, 0), left + side / 2, side + 15);
            graphics.fillText(end(right, EXTENT), left + side - 10, side + 15);
            graphics.setFill(look.color(Ink.Z));
            graphics.setFont(look.strongWords(12));
            graphics.fillText(Words.latent(pair.get().across()), left + 0.75 * side, side + 15);
            graphics.setTextAlign(TextAlignment.RIGHT);
            graphics.fillText(Words.latent(pair.get().up()), left - 6, 0.25 * side);
        }
    }
}
