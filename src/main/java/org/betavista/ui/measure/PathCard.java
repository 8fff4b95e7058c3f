package org.betavista.ui.measure;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.betavista.data.ImageShape;
import org.betavista.session.Channel;
import org.betavista.session.Decoded;
import org.betavista.session.OpenModel;
import org.betavista.session.measures.ContinuityEvidence.Path;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.ImageRows;
import org.betavista.ui.control.ImageTile;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Words;
import org.betavista.ui.latent.LatentPointViewModel;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * One straight path between the codes of two images: what it decodes to, and how far every step of
 * it moves the image. Hovering previews a cell, clicking goes there.
 */
final class PathCard extends VBox {
    private static final int CELLS = 9;
    private static final double TILE = 64;
    private static final double GAP = 4;
    private static final double ROW_HEIGHT = TILE + 5;
    private static final double BARS_HEIGHT = 56;

    private final ExplorerViewModel model;
    private final LatentPointViewModel point;
    private final ImageTile from;
    private final ImageTile to;
    private final ImageRows cells;
    private final StepBars bars;
    private final Label place = Parts.label("", "number");
    private final Label sentence = new Label();
    private final Button previous;
    private final Button next;
    private List<Path> paths = List.of();
    private boolean scored = true;
    private int chosen;
    private float[] codes = new float[0];
    private IntConsumer onChosen = path -> {};

    PathCard(ExplorerViewModel model, Look look) {
        this.model = model;
        point = model.point();
        from = new ImageTile(look, TILE, Ink.X, false);
        to = new ImageTile(look, TILE, Ink.X, false);
        from.setId("path-from");
        to.setId("path-to");
        cells = new ImageRows(look, GAP, Ink.RECONSTRUCTION);
        cells.setId("path-cells");
        cells.onPointer(this::hover, point::endPreview, this::click);
        bars = new StepBars(look);
        previous =
                Parts.iconButton(
                        Feather.CHEVRON_LEFT, "The path before.", () -> choose(chosen - 1));
        next = Parts.iconButton(Feather.CHEVRON_RIGHT, "The next path.", () -> choose(chosen + 1));
        previous.setId("path-previous");
        next.setId("path-next");
        place.setId("path-place");
        Label about = new Label("codes evenly between those of two held-out images");
        about.getStyleClass().add("secondary");
        HBox head =
                new HBox(
                        Parts.label("One straight path", "card-title"),
                        about,
                        Parts.spring(),
                        previous,
                        place,
                        next);
        sentence.getStyleClass().add("caption");
        sentence.setWrapText(true);
        sentence.setId("path-sentence");
        sentence.setMinHeight(USE_PREF_SIZE);
        Parts.explain(
                sentence,
                "Straightness is the distance between the first and the last decoded image over the"
                        + " length of the way between them.");
        getChildren().add(Parts.card(head, body()));
        model.grids().property(Channel.PATH).addListener((property, old, now) -> show(now));
        sceneProperty().addListener((property, was, is) -> request());
    }

    private VBox body() {
        cells.setMinSize(0, ROW_HEIGHT);
        cells.setPrefHeight(ROW_HEIGHT);
        bars.setMinHeight(BARS_HEIGHT);
        bars.setPrefHeight(BARS_HEIGHT);
        cells.widthProperty().addListener((property, old, now) -> align());
        VBox middle = new VBox(4, cells, bars);
        HBox.setHgrow(middle, Priority.ALWAYS);
        middle.setMinWidth(0);
        HBox images = new HBox(12, end(from, "first image"), middle, end(to, "last image"));
        return new VBox(6, images, sentence);
    }

    private static VBox end(ImageTile tile, String name) {
        VBox end = new VBox(2, tile, Parts.label(name, "caption"));
        end.setAlignment(Pos.TOP_CENTER);
        return end;
    }

    /** Every bar stands between the images that its step leads from and to. */
    private void align() {
        double left = cells.originX() + cells.cell() / 2;
        double pitch = cells.cell() + GAP;
        bars.span(left, left + (CELLS - 1) * pitch);
    }

    /** Sets who hears which path was chosen here. */
    void onChosen(IntConsumer hears) {
        onChosen = hears;
    }

    /**
     * Shows paths; the one that stands at the chosen one's place.
     *
     * @param mean whether their straightness means something: a collapsed model fakes it
     */
    void show(List<Path> newest, boolean mean) {
        paths = newest;
        scored = mean;
        choose(Math.min(chosen, Math.max(0, newest.size() - 1)));
    }

    /** Shows one path. */
    void choose(int path) {
        OpenModel open = model.modelProperty().get();
        if (path < 0 || path >= paths.size() || open == null) {
            return;
        }
        chosen = path;
        Path shown = paths.get(path);
        ImageShape shape = open.config().model().shape();
        from.show(shape, shown.from());
        to.show(shape, shown.to());
        bars.show(shown.steps());
        place.setText((path + 1) + " of " + paths.size());
        previous.setDisable(path == 0);
        next.setDisable(path == paths.size() - 1);
        sentence.setText(
                ("Bars: how far each of %s steps moves the image; dashed: all alike. %sThe largest"
                                + " step, dark, takes %s %% of the way; %s %% would be perfectly"
                                + " even.")
                        .formatted(
                                shown.steps().length,
                                scored
                                        ? "Straightness %s. "
                                                .formatted(Words.number(shown.straightness(), 2))
                                        : "",
                                Words.number(100 * shown.largestStep(), 1),
                                Words.number(100.0 / shown.steps().length, 1)));
        codes = shown.codes(CELLS);
        request();
        onChosen.accept(path);
    }

    private void request() {
        if (getScene() != null && codes.length == CELLS * point.zProperty().get().length) {
            model.grids().request(Channel.PATH, codes);
        }
    }

    private void show(@Nullable Decoded decoded) {
        OpenModel open = model.modelProperty().get();
        if (decoded == null || open == null) {
            cells.clear();
        } else if (Arrays.equals(decoded.codes(), codes)) {
            cells.show(open.config().model().shape(), decoded.images(), CELLS);
            align();
        }
    }

    private float[] codeAt(int cell) {
        int latents = codes.length / CELLS;
        return Arrays.copyOfRange(codes, cell * latents, (cell + 1) * latents);
    }

    private void hover(int cell) {
        point.preview(codeAt(cell));
    }

    private void click(int cell) {
        point.endPreview();
        point.jump("path %s, cell %s".formatted(chosen + 1, cell + 1), codeAt(cell));
    }
}
