package org.betavista.ui.images;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.betavista.data.ImageShape;
import org.betavista.data.files.ImageFormat;
import org.betavista.session.EncodedImage;
import org.betavista.session.OpenModel;
import org.betavista.ui.control.ImageTile;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.ReconstructionSymbol;
import org.betavista.ui.control.SpareLabel;
import org.betavista.ui.control.Words;
import org.betavista.ui.latent.LatentPointViewModel;
import org.betavista.ui.latent.MissingKl;
import org.kordamp.ikonli.feather.Feather;

/** The left column: the person's images, each with its reconstruction and what it costs. */
public final class YourImagesView extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final String COSTS =
            "What the image costs in nats: its reconstruction at z = μ, and the KL of its code.";
    private static final double WIDE = 208;
    private static final double NARROW = 176;

    private final ImagesViewModel images;
    private final LatentPointViewModel point;
    private final Look look;
    private final Supplier<List<Path>> chooser;
    private final List<Path> samples;
    private final VBox list = new VBox();
    private final Label count = Parts.label("", "secondary");
    private final StackPane originalHead = new StackPane();
    private final StackPane reconstructionHead = new StackPane();
    private final DrawPad pad;
    private final SpareLabel unit = new SpareLabel("caption");
    private final HBox dropZone;
    private final Button trySamples;
    private double tileSize = 50;

    /**
     * @param chooser asks for image files
     * @param samples images to try
     */
    public YourImagesView(
            ImagesViewModel images,
            LatentPointViewModel point,
            Look look,
            Supplier<List<Path>> chooser,
            List<Path> samples) {
        this.images = images;
        this.point = point;
        this.look = look;
        this.chooser = chooser;
        this.samples = samples;
        getStyleClass().add("left-column");
        setFocusTraversable(true);
        Button add =
                Parts.iconButton(Feather.PLUS, "Add image files to encode (Ctrl+O).", this::choose);
        add.setId("add-images");
        HBox title =
                new HBox(8, Parts.label("Your images", "card-title"), count, Parts.spring(), add);
        title.setAlignment(Pos.CENTER_LEFT);
        title.setPadding(new Insets(0, 12, 0, 12));
        dropZone = dropZone();
        VBox.setMargin(dropZone, new Insets(0, 12, 0, 12));
        trySamples =
                Parts.button(
                        "Try the samples",
                        Feather.IMAGE,
                        "Add the sample images that come with Betavista.",
                        () -> images.add(samples));
        trySamples.getStyleClass().add("link");
        list.setId("images");
        ScrollPane scroll = Parts.scroll(new VBox(list, new StackPane(trySamples)));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        pad = new DrawPad(images, point, look);
        getChildren().addAll(title, dropZone, head(), scroll, pad);
        alignHeads();
        images.imagesProperty().addListener((property, old, now) -> show());
        images.chosenProperty().addListener((property, old, now) -> show());
        setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.UP) {
                        images.chooseNeighbour(-1);
                    } else if (event.getCode() == KeyCode.DOWN) {
                        images.chooseNeighbour(1);
                    } else if (event.getCode() == KeyCode.DELETE
                            && images.chosenProperty().get() >= 0) {
                        images.remove(images.chosenProperty().get());
                    } else {
                        return;
                    }
                    event.consume();
                });
        setOnDragOver(this::dragOver);
        setOnDragExited(event -> dropZone.getStyleClass().remove("dragging"));
        setOnDragDropped(this::dropped);
        show();
    }

    private HBox dropZone() {
        VBox words =
                new VBox(
                        Parts.label("Drop images here", "secondary"),
                        new HBox(
                                Parts.label("or ", "secondary"),
                                Parts.label("browse…", "secondary", "ink-z")));
        HBox zone = new HBox(Parts.icon(Feather.UPLOAD), words);
        zone.getStyleClass().add("drop-zone");
        zone.setId("drop-zone");
        zone.setOnMouseClicked(event -> choose());
        Parts.explain(zone, ImageFormat.NAMES + "; several at once. They stay on this machine.");
        return zone;
    }

    private HBox head() {
        HBox costs =
                new HBox(
                        Parts.label("rec", "caption", "ink-xhat", "strong"),
                        Parts.label(" / ", "caption"),
                        Parts.label("KL", "caption", "ink-kl", "strong"),
                        unit);
        unit.say(" nats");
        Tooltip explained = Parts.explanation(costs, COSTS);
        point.modelProperty()
                .addListener(
                        (property, old, now) -> {
                            MissingKl missing = point.missingKl();
                            explained.setText(missing == null ? COSTS : missing.kl());
                        });
        originalHead.getChildren().add(Parts.label("x", "ink-x", "strong"));
        reconstructionHead.getChildren().add(new ReconstructionSymbol(look));
        HBox head = new HBox(5, originalHead, reconstructionHead, Parts.spring(), costs);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(0, 10, 0, 12));
        return head;
    }

    /** The heads stand over the middle of the images below. */
    private void alignHeads() {
        for (StackPane head : List.of(originalHead, reconstructionHead)) {
            head.setMinWidth(tileSize + 2);
            head.setMaxWidth(tileSize + 2);
        }
    }

    /** Asks for image files and adds them. */
    public void choose() {
        images.add(chooser.get());
    }

    /** Makes the column fit small windows, or large ones. */
    public void compact(boolean small) {
        double width = small ? NARROW : WIDE;
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
        pad.compact(small);
        double newSize = small ? 44 : 50;
        if (newSize != tileSize) {
            tileSize = newSize;
            alignHeads();
            list.getChildren().clear();
            show();
        }
    }

    private void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            if (!dropZone.getStyleClass().contains("dragging")) {
                dropZone.getStyleClass().add("dragging");
            }
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            images.addTyped(event.getDragboard().getFiles().stream().map(File::getPath).toList());
        }
        event.setDropCompleted(true);
        event.consume();
    }

    private void show() {
        List<EncodedImage> shown = images.imagesProperty().get();
        while (list.getChildren().size() > shown.size()) {
            list.getChildren().remove(list.getChildren().size() - 1);
        }
        while (list.getChildren().size() < shown.size()) {
            list.getChildren().add(new Row(list.getChildren().size()));
        }
        OpenModel open = point.modelProperty().get();
        for (int i = 0; i < shown.size() && open != null; i++) {
            ((Row) list.getChildren().get(i)).show(open.config().model().shape(), shown.get(i));
        }
        count.setText(shown.isEmpty() ? "" : Integer.toString(shown.size()));
        boolean offer = shown.isEmpty() && !samples.isEmpty();
        trySamples.setVisible(offer);
        trySamples.setManaged(offer);
    }

    /** One image: the original, its reconstruction, and both terms of its ELBO. */
    private final class Row extends HBox {
        private final int index;
        private final ImageTile original = new ImageTile(look, tileSize, Ink.X, false);
        private final ImageTile reconstruction =
                new ImageTile(look, tileSize, Ink.RECONSTRUCTION, false);
        private final Tooltip explained = Parts.explanation(this, "");
        private final Label badge = Parts.label("A", "badge-a");
        private final Label reconstructionNats = Parts.label("", "number", "ink-xhat");
        private final Label kl = Parts.label("", "number", "ink-kl");

        Row(int index) {
            this.index = index;
            getStyleClass().add("image-row");
            setId("image-" + (index + 1));
            VBox costs = new VBox(badge, reconstructionNats, kl);
            costs.setAlignment(Pos.CENTER_RIGHT);
            HBox.setHgrow(costs, Priority.ALWAYS);
            getChildren().addAll(original, reconstruction, costs);
            setOnMouseClicked(
                    event -> {
                        YourImagesView.this.requestFocus();
                        point.endPreview();
                        images.choose(index);
                    });
            setOnMouseEntered(
                    event -> {
                        if (index < images.imagesProperty().get().size()) {
                            point.preview(images.imagesProperty().get().get(index).mu());
                        }
                    });
            setOnMouseExited(event -> point.endPreview());
        }

        void show(ImageShape shape, EncodedImage image) {
            original.show(shape, image.pixels());
            reconstruction.show(shape, image.reconstruction());
            reconstructionNats.setText(Words.number(image.reconstructionNats(), 1));
            kl.setText(point.missingKl() == null ? Words.number(image.kl(), 1) : "–");
            boolean chosen = images.chosenProperty().get() == index;
            badge.setVisible(chosen);
            badge.setManaged(chosen);
            pseudoClassStateChanged(SELECTED, chosen);
            explained.setText(
                    image.name()
                            + (image.notes().isEmpty()
                                    ? ""
                                    : ": " + String.join("; ", image.notes()))
                            + ". Click to move the sliders to its μ; Delete removes it.");
        }
    }
}
