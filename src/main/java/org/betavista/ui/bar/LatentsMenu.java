package org.betavista.ui.bar;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import org.betavista.model.CodebookFamily;
import org.betavista.model.ModelConfig;
import org.betavista.session.NewModel;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Parts;

/** Shows the size of a code and offers others; a grid's is explained, as its network decides it. */
final class LatentsMenu extends MenuButton {
    private static final int[] COMMON_SIZES = {1, 2, 3, 6, 10, 20, 32, 64};

    private final ExplorerViewModel model;
    private final Label value = Parts.label("", "picker-value");

    LatentsMenu(ExplorerViewModel model) {
        this.model = model;
        setId("latents-menu");
        setMinWidth(USE_PREF_SIZE);
        HBox face = new HBox(6, Parts.label("z", "picker-word"), value, Parts.restartMark());
        face.setAlignment(Pos.CENTER_LEFT);
        setGraphic(face);
        Parts.explain(this, "How many numbers a code has; another choice starts a new model.");
    }

    /** Shows the code of a model. */
    void show(ModelConfig config) {
        if (config.posterior() instanceof CodebookFamily codebook) {
            int side = config.gridSide();
            value.setText("%s×%s of %s codes".formatted(side, side, codebook.codes()));
            MenuItem why =
                    new MenuItem(
                            ("The network's grid of %s×%s positions decides; choose the number of"
                                            + " codes under Model.")
                                    .formatted(side, side));
            why.setDisable(true);
            getItems().setAll(why);
            return;
        }
        value.setText(dimensions(config.latentSize()));
        getItems().clear();
        for (int size : COMMON_SIZES) {
            MenuItem item = new MenuItem(dimensions(size));
            item.setOnAction(event -> propose(size));
            getItems().add(item);
        }
    }

    private static String dimensions(int size) {
        return size + (size == 1 ? " dim" : " dims");
    }

    private void propose(int size) {
        NewModel wanted = model.proposal().wanted();
        if (wanted != null) {
            model.proposal().propose(wanted.with(size));
        }
    }
}
