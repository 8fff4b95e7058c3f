package org.betavista.ui.data;

import java.util.Arrays;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.betavista.session.DataOverview;
import org.betavista.ui.control.ImageRows;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Images of a set, as many as there is room for at a size that shows something. */
final class ExamplesCard extends VBox {
    private static final double GAP = 4;
    private static final double COMFORTABLE = 36;
    private static final double LARGEST = 64;

    private final ImageRows images;
    private @Nullable DataOverview overview;

    ExamplesCard(DataViewModel data, Look look) {
        images = new ImageRows(look, GAP, Ink.X);
        images.setId("examples");
        images.setMinSize(0, 0);
        HBox head =
                new HBox(
                        Parts.label("Examples", "card-title"),
                        Parts.label("drawn at random from the training images", "secondary"),
                        Parts.spring(),
                        Parts.iconButton(
                                Feather.SHUFFLE, "Show other examples.", data::shuffleExamples));
        VBox card = Parts.card(head, images);
        VBox.setVgrow(card, javafx.scene.layout.Priority.ALWAYS);
        getChildren().add(card);
        setMinHeight(0);
        card.setMinHeight(0);
        images.widthProperty().addListener((property, old, now) -> arrange());
        images.heightProperty().addListener((property, old, now) -> arrange());
    }

    /** Shows a set's examples, or nothing. */
    void show(@Nullable DataOverview newOverview) {
        overview = newOverview;
        images.clear();
        arrange();
    }

    private void arrange() {
        DataOverview shown = overview;
        if (shown == null || images.getWidth() < COMFORTABLE) {
            return;
        }
        int size = shown.shape().size();
        int count = shown.examples().length / size;
        // The largest tiles with which all examples fit; where they would be too small, fewer.
        double tile =
                Math.max(
                        COMFORTABLE,
                        Math.min(
                                LARGEST,
                                Math.sqrt(images.getWidth() * images.getHeight() / count) - GAP));
        int columns = Math.max(1, (int) (images.getWidth() / (tile + GAP)));
        int rows = Math.max(1, (int) (images.getHeight() / (tile + GAP)));
        int fitting = Math.min(count, columns * rows);
        images.show(shown.shape(), Arrays.copyOf(shown.examples(), fitting * size), columns);
    }
}
