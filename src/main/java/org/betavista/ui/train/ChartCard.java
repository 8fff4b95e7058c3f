package org.betavista.ui.train;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.Look;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Segments;
import org.betavista.ui.control.SpareLabel;

/**
 * The large card of the Train tab: several charts that take turns, chosen in its head. Only the
 * chosen one is in the scene, so that the others cost no drawing.
 */
final class ChartCard extends VBox {
    private final Segments choices = new Segments();
    private final HBox beside = new HBox(8);
    private final StackPane body = new StackPane();

    /**
     * @param model what is shown
     */
    ChartCard(ExplorerViewModel model, Look look) {
        LossCard loss = new LossCard(model, look);
        BoundCard bound = new BoundCard(model, look);
        GradientCard gradients = new GradientCard(model.gradients(), look);
        add("Loss", "nats/image, lower is better", loss, loss.range());
        add("Bound", "log p(x) in nats, higher is better", bound, bound.tools());
        add("Gradients", "variance for μ, lower is better", gradients, gradients.measureButton());
        beside.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(beside, Priority.ALWAYS);
        HBox head = new HBox(choices, beside);
        head.getStyleClass().add("card-head");
        getStyleClass().addAll("bv-card", "chart-card");
        getChildren().addAll(head, body);
        setVgrow(body, Priority.ALWAYS);
    }

    /** Adds a chart behind those before; the first is shown at first. */
    private void add(String name, String unit, Node chart, Node... tools) {
        SpareLabel words = new SpareLabel("secondary");
        words.say(unit);
        ToggleButton button =
                choices.add(
                        new ToggleButton(name),
                        "chart-" + name.toLowerCase(Locale.ROOT),
                        () -> {
                            body.getChildren().setAll(chart);
                            beside.getChildren().setAll(words, Parts.spring());
                            beside.getChildren().addAll(tools);
                        });
        if (body.getChildren().isEmpty()) {
            button.fire();
        }
    }
}
