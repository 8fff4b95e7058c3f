package org.betavista.ui.codes;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.SpareLabel;

/** How held-out images use the codebook, and why there is no map of these codes. */
final class UsageCard extends StackPane {
    UsageCard(CodesViewModel codes, Look look) {
        CodeUsage usage = new CodeUsage(codes, look, true);
        usage.setId("usage");
        usage.setMinHeight(0);
        VBox.setVgrow(usage, Priority.ALWAYS);
        VBox body =
                new VBox(
                        10,
                        usage,
                        new UseInWords(codes),
                        sentence(UseInWords.PERPLEXITY),
                        sentence(
                                "There is no map and no traversal here: a position holds one of"
                                        + " these codes or another, and nothing lies between two."),
                        sentence(
                                "There is no KL either: the encoder is certain, and no prior over"
                                        + " codes was learned that could be drawn from."));
        SpareLabel images = new SpareLabel("secondary");
        images.say("held-out images");
        HBox head = new HBox(Parts.label("Use of the codebook", "card-title"), images);
        getChildren().add(Parts.card(head, body));
    }

    private static Label sentence(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("secondary");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
