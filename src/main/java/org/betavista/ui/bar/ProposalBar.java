package org.betavista.ui.bar;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.betavista.model.CodebookFamily;
import org.betavista.session.NewModel;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Parts;
import org.kordamp.ikonli.feather.Feather;

/** The line that asks before a new model takes the present one's place. */
public final class ProposalBar extends HBox {
    /**
     * @param model knows what is proposed
     */
    public ProposalBar(ExplorerViewModel model) {
        getStyleClass().add("inline-bar");
        Button start =
                Parts.button(
                        "Start",
                        Feather.CHECK,
                        "Make the new model, with fresh weights.",
                        model::startProposed);
        start.getStyleClass().add("primary");
        start.setId("start-model");
        Button keep =
                Parts.button(
                        "Keep", Feather.X, "Go on with the present model.", model.proposal()::drop);
        keep.setId("keep-model");
        Label words = Parts.label("", "message");
        words.setId("proposal");
        words.setWrapText(true);
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        model.proposal()
                .proposedProperty()
                .addListener((property, old, now) -> words.setText(now == null ? "" : words(now)));
        getChildren().addAll(Parts.restartMark(), words, start, keep);
        visibleProperty().bind(model.proposal().proposedProperty().isNotNull());
        managedProperty().bind(visibleProperty());
    }

    private static String words(NewModel proposed) {
        return ("Starts a new model: %s, %s, %s, %s. The present one is kept under Runs if it was"
                        + " trained.")
                .formatted(
                        proposed.data().title(),
                        proposed.training().objective().title(),
                        proposed.architecture().title(),
                        proposed.posterior() instanceof CodebookFamily codebook
                                ? codebook.codes() + " codes"
                                : proposed.latentSize() == 1
                                        ? "1 dim"
                                        : proposed.latentSize() + " dims");
    }
}
