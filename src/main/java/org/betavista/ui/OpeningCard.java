package org.betavista.ui;

import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.betavista.session.SessionState;
import org.betavista.session.ShippedModels;
import org.betavista.ui.control.Parts;
import org.kordamp.ikonli.feather.Feather;

/**
 * Covers the window's centre until the first model is open: says that it is being opened, or that
 * it could not be, and offers others.
 */
final class OpeningCard extends VBox {
    private static final double WIDTH = 640;

    /**
     * @param shipped models to open instead
     * @param openRun asks for a run folder to open instead
     */
    OpeningCard(ExplorerViewModel model, ShippedModels shipped, Runnable openRun) {
        getStyleClass().add("opening");
        setAlignment(Pos.CENTER);
        BooleanBinding opening =
                Bindings.createBooleanBinding(
                        () -> model.stateProperty().get() instanceof SessionState.Opening,
                        model.stateProperty());
        ProgressIndicator spinner = new ProgressIndicator();
        Label words = Parts.label("", "secondary");
        words.setId("opening");
        words.setWrapText(true);
        words.setMaxWidth(WIDTH);
        words.setTextAlignment(TextAlignment.CENTER);
        words.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        opening.get()
                                                ? "Starting the engine. The very first start on a"
                                                        + " machine unpacks it, which takes some"
                                                        + " seconds more."
                                                : "No model is open. "
                                                        + model.messages()
                                                                .messageProperty()
                                                                .get()
                                                                .text(),
                                opening,
                                model.messages().messageProperty()));
        Node others = others(model, shipped, openRun);
        show(spinner, opening);
        show(others, opening.not());
        getChildren().addAll(spinner, words, others);
        visibleProperty().bind(model.modelProperty().isNull());
    }

    private static FlowPane others(
            ExplorerViewModel model, ShippedModels shipped, Runnable openRun) {
        FlowPane others = new FlowPane(8, 8);
        others.setAlignment(Pos.CENTER);
        others.setMaxWidth(WIDTH);
        Button run =
                Parts.button("Open run…", Feather.FOLDER, "Open a run that was saved.", openRun);
        run.setId("open-another-run");
        others.getChildren().add(run);
        for (Path path : shipped.models()) {
            String name = ShippedModels.nameOf(path);
            Button other =
                    Parts.button(
                            name,
                            Feather.BOX,
                            "Open this model, which comes with the program.",
                            () -> model.open(path));
            other.setMnemonicParsing(false);
            other.setId("open-" + name);
            others.getChildren().add(other);
        }
        return others;
    }

    private static void show(Node node, BooleanBinding when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }
}
