package org.betavista.ui.latent;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.betavista.model.CodebookFamily;
import org.betavista.session.Decoded;
import org.betavista.session.EncodedImage;
import org.betavista.session.Neighbours;
import org.betavista.session.OpenModel;
import org.betavista.ui.control.ImageTile;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.ReconstructionSymbol;
import org.betavista.ui.control.Words;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The right column: the latent point, what it decodes to, and a row for each latent. */
public final class LatentPanel extends VBox {
    private static final int NEIGHBOURS = 2;
    private static final double WIDE = 344;
    private static final double NARROW = 328;

    private final LatentPointViewModel point;
    private final Look look;
    private final LatencyProbe latency;
    private final ImageTile decoded;
    private final ImageTile original;
    private final Tooltip originalExplained;
    private final List<ImageTile> nearest = new ArrayList<>();
    private final List<Label> distances = new ArrayList<>();
    private final VBox rowBox = new VBox();
    private boolean pointerInside;
    private final List<LatentRow> rows = new ArrayList<>();
    private final VBox secondNearest;
    private final Button resample;
    private final Button draw;
    private final Button sort;
    private final Label priorSwatch = swatch("prior", "swatch-prior");
    private final Label whisker = Parts.label("± σ", "caption", "ink-sigma");
    private final Label noPrior = Parts.label("no prior", "caption");
    private final Tooltip noPriorExplained = Parts.explanation(noPrior, "");
    private final Tooltip sortExplained;
    private final Tooltip drawExplained;
    private double rowHeight = 40;

    /**
     * @param codes stands where the sliders are, while it is visible
     * @param latency is told when moved sliders' pixels are shown
     */
    public LatentPanel(LatentPointViewModel point, Look look, Node codes, LatencyProbe latency) {
        this.point = point;
        this.look = look;
        this.latency = latency;
        getStyleClass().add("right-column");
        decoded = new ImageTile(look, 196, Ink.RECONSTRUCTION, true);
        decoded.setId("decoded");
        Parts.explain(decoded, "What the decoder makes of the code z below.");
        original = new ImageTile(look, 56, Ink.X, false);
        originalExplained = Parts.explanation(original, "The chosen image.");
        for (int i = 0; i < NEIGHBOURS; i++) {
            ImageTile tile = new ImageTile(look, 46, Ink.X, false);
            Parts.explain(
                    tile, "A held-out image whose code is near; d is the distance of the codes.");
            nearest.add(tile);
            Label distance = Parts.label("", "number", "tertiary");
            distance.setId("nearest-distance-" + nearest.size());
            distances.add(distance);
        }
        secondNearest = neighbour(1);
        resample =
                Parts.button(
                        "Resample ε",
                        Feather.WIND,
                        "Draw another z from q(z|x) of the chosen image: μ + σε with fresh ε (E).",
                        point::resample);
        resample.setId("resample");
        draw = Parts.button("Draw prior", Feather.SHUFFLE, "", point::drawPrior);
        drawExplained = Parts.explanation(draw, "");
        sort =
                Parts.button(
                        "KL nats",
                        Feather.CHEVRON_DOWN,
                        "",
                        () -> point.sortedByKlProperty().set(!point.sortedByKlProperty().get()));
        sortExplained = Parts.explanation(sort, "");
        ScrollPane scroll = Parts.scroll(rowBox);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        List<Node> sliders = List.of(buttons(), legend(), scroll);
        for (Node part : sliders) {
            part.visibleProperty().bind(codes.visibleProperty().not());
            part.managedProperty().bind(part.visibleProperty());
        }
        getChildren().addAll(title(), images());
        getChildren().addAll(sliders);
        getChildren().add(codes);
        listen();
    }

    private HBox title() {
        Label origin = Parts.label("", "caption");
        origin.textProperty().bind(point.originProperty());
        origin.setMinWidth(0);
        origin.setId("origin");
        HBox title =
                new HBox(
                        6,
                        Parts.label("Latent point", "card-title"),
                        Parts.label("z", "ink-z", "strong"),
                        Parts.label("→", "tertiary"),
                        new ReconstructionSymbol(look),
                        Parts.spring(),
                        origin,
                        Parts.iconButton(
                                Feather.ROTATE_CCW,
                                "Put all sliders back to where this point came from.",
                                point::returnToOrigin));
        title.setAlignment(Pos.CENTER_LEFT);
        return title;
    }

    private HBox images() {
        Label selected = Parts.label("x", "ink-x", "strong");
        VBox side =
                new VBox(
                        4,
                        new HBox(4, selected, Parts.label("selected", "caption")),
                        original,
                        Parts.label("nearest held-out", "caption"),
                        new HBox(6, neighbour(0), secondNearest));
        HBox images = new HBox(12, decoded, side);
        return images;
    }

    private VBox neighbour(int index) {
        return new VBox(2, nearest.get(index), distances.get(index));
    }

    private HBox buttons() {
        Button zero =
                Parts.button(
                        "Zero",
                        Feather.TARGET,
                        "Put all sliders to 0, the middle of the prior (0).",
                        point::zero);
        zero.setId("zero");
        draw.setId("draw-prior");
        HBox buttons = new HBox(6, zero, draw, resample);
        for (Button button : List.of(zero, draw, resample)) {
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
        }
        return buttons;
    }

    private HBox legend() {
        sort.setId("sort");
        sort.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        noPrior.setId("no-prior");
        HBox marks = new HBox(3, Parts.label("μ", "caption", "ink-mu"), whisker);
        marks.setAlignment(Pos.CENTER_LEFT);
        HBox legend =
                new HBox(
                        10,
                        priorSwatch,
                        swatch("all codes", "swatch-codes"),
                        marks,
                        noPrior,
                        Parts.spring(),
                        sort);
        legend.setAlignment(Pos.CENTER_LEFT);
        return legend;
    }

    /** What the rows and buttons mean depends on whether the model has a prior. */
    private void showMeaning() {
        MissingKl missing = point.missingKl();
        for (Node node : List.of(priorSwatch, whisker, resample)) {
            node.setVisible(missing == null);
            node.setManaged(missing == null);
        }
        noPrior.setVisible(missing != null);
        noPrior.setManaged(missing != null);
        noPriorExplained.setText(missing == null ? "" : missing.prior() + " " + missing.kl());
        String order = missing == null ? "KL nats" : "spread of μ";
        sort.setText(point.sortedByKlProperty().get() ? order : "index");
        sortExplained.setText(
                missing == null
                        ? "Sort the latents by their KL, or by their index."
                        : "Sort the latents by the standard deviation of the codes, or by their"
                                + " index. "
                                + missing.kl());
        drawExplained.setText(
                missing == null
                        ? "Draw a code from the prior N(0, 1): what the model imagines by itself"
                                + " (R)."
                        : missing.prior() + " Draw one and see (R).");
    }

    private static Label swatch(String name, String styleClass) {
        Label label = Parts.label(name, "caption");
        Region swatch = new Region();
        swatch.getStyleClass().add(styleClass);
        label.setGraphic(swatch);
        return label;
    }

    /** Makes the panel fit small windows, or large ones. */
    public void compact(boolean small) {
        setMinWidth(small ? NARROW : WIDE);
        setPrefWidth(small ? NARROW : WIDE);
        setMaxWidth(small ? NARROW : WIDE);
        decoded.resizeTo(small ? 168 : 196);
        secondNearest.setVisible(!small);
        secondNearest.setManaged(!small);
        double newHeight = small ? 34 : 40;
        if (newHeight != rowHeight) {
            rowHeight = newHeight;
            rebuildRows();
        }
    }

    private void listen() {
        point.modelProperty().addListener((property, old, now) -> rebuildRows());
        rowBox.setOnMouseMoved(event -> pointerInside = true);
        rowBox.setOnMouseExited(this::pointerLeft);
        point.orderProperty().addListener((property, old, now) -> arrangeRows());
        point.zProperty()
                .addListener(
                        (property, old, now) -> {
                            rows.stream()
                                    .filter(row -> row.latent() < now.length)
                                    .forEach(LatentRow::showValue);
                        });
        point.lockedProperty()
                .addListener(
                        (property, old, now) ->
                                rows.stream()
                                        .filter(row -> row.latent() < now.length)
                                        .forEach(LatentRow::showLock));
        point.selectedProperty()
                .addListener(
                        (property, old, now) -> {
                            rows.forEach(row -> row.showPosterior(now));
                            showOriginal(now);
                        });
        point.surveyProperty()
                .addListener((property, old, now) -> rows.forEach(row -> row.showSurvey(now)));
        point.neighboursProperty().addListener((property, old, now) -> showNearest(now));
        point.imageProperty().addListener((property, old, now) -> showDecoded());
        point.previewProperty().addListener((property, old, now) -> showDecoded());
        point.modelProperty().addListener((property, old, now) -> showMeaning());
        point.sortedByKlProperty().addListener((property, old, now) -> showMeaning());
        showMeaning();
        showOriginal(point.selectedProperty().get());
    }

    private void rebuildRows() {
        OpenModel open = point.modelProperty().get();
        rows.clear();
        rowBox.getChildren().clear();
        if (open != null && !(open.config().model().posterior() instanceof CodebookFamily)) {
            for (int j = 0; j < open.config().model().latentSize(); j++) {
                LatentRow row = new LatentRow(point, look, j, rowHeight);
                rows.add(row);
                if (j < point.zProperty().get().length) {
                    row.showValue();
                    row.showPosterior(point.selectedProperty().get());
                    row.showSurvey(point.surveyProperty().get());
                }
            }
        }
        arrangeRows();
    }

    /** An explanation that pops up under the pointer takes it away, but it is still there. */
    private void pointerLeft(MouseEvent event) {
        if (!rowBox.contains(rowBox.sceneToLocal(event.getSceneX(), event.getSceneY()))) {
            pointerInside = false;
            arrangeRows();
        }
    }

    /** Rows change places only where the pointer is not, so that nobody drags another latent. */
    private void arrangeRows() {
        if (pointerInside && rowBox.getChildren().size() == rows.size()) {
            return;
        }
        List<LatentRow> ordered = new ArrayList<>();
        for (int latent : point.orderProperty().get()) {
            if (latent < rows.size()) {
                ordered.add(rows.get(latent));
            }
        }
        rowBox.getChildren().setAll(ordered);
    }

    private void showDecoded() {
        OpenModel open = point.modelProperty().get();
        Decoded preview = point.previewProperty().get();
        Decoded image = preview != null ? preview : point.imageProperty().get();
        if (open == null || image == null) {
            decoded.clear();
            return;
        }
        decoded.show(open.config().model().shape(), image.images());
        if (preview == null) {
            latency.pixelsSet(image.askedNanos());
        }
    }

    private void showOriginal(@Nullable EncodedImage chosen) {
        OpenModel open = point.modelProperty().get();
        resample.setDisable(chosen == null);
        if (open == null || chosen == null) {
            original.clear();
        } else {
            original.show(open.config().model().shape(), chosen.pixels());
            originalExplained.setText(
                    chosen.name()
                            + " as the model sees it"
                            + (chosen.notes().isEmpty()
                                    ? "."
                                    : ": " + String.join("; ", chosen.notes()) + "."));
        }
    }

    private void showNearest(@Nullable Neighbours found) {
        OpenModel open = point.modelProperty().get();
        for (int i = 0; i < NEIGHBOURS; i++) {
            if (open == null || found == null || i >= found.nearest().size()) {
                nearest.get(i).clear();
                distances.get(i).setText("");
            } else {
                Neighbours.Neighbour neighbour = found.nearest().get(i);
                nearest.get(i).show(open.config().model().shape(), neighbour.pixels());
                distances
                        .get(i)
                        .setText((i == 0 ? "d " : "") + Words.number(neighbour.distance(), 2));
            }
        }
    }
}
