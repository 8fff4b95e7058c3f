package org.betavista.ui.measure;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.betavista.ui.control.Parts;

/** Mutual information or DCI's importance: one of the two is always chosen. */
final class HeatChoice extends HBox {
    private final ToggleButton information = new ToggleButton("Mutual information");
    private final ToggleButton importance = new ToggleButton("DCI importance");

    /**
     * @param changed hears that the other was chosen
     */
    HeatChoice(Runnable changed) {
        information.setId("show-information");
        information.getStyleClass().add("left");
        Parts.explain(information, "What one latent alone tells of a factor, in nats.");
        importance.setId("show-importance");
        importance.getStyleClass().add("right");
        Parts.explain(
                importance,
                "How much boosted trees that see all latents use each to tell a factor; a factor's"
                        + " shares add up to 1.");
        getStyleClass().add("theme-switch");
        ToggleGroup group = new ToggleGroup();
        group.getToggles().addAll(information, importance);
        group.selectToggle(information);
        group.selectedToggleProperty()
                .addListener(
                        (property, old, now) -> {
                            if (now == null) {
                                group.selectToggle(old);
                            } else if (old != null) {
                                changed.run();
                            }
                        });
        getChildren().addAll(information, importance);
    }

    /** Whether DCI's importance is chosen. */
    boolean isImportance() {
        return importance.isSelected();
    }
}
