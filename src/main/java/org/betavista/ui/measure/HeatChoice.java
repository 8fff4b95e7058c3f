package org.betavista.ui.measure;

import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.Segments;

/** Mutual information or DCI's importance: one of the two is always chosen. */
final class HeatChoice extends StackPane {
    private final ToggleButton importance = new ToggleButton("DCI importance");

    /**
     * @param changed hears that one was chosen
     */
    HeatChoice(Runnable changed) {
        Segments choices = new Segments();
        ToggleButton information = new ToggleButton("Mutual information");
        information.setSelected(true); // Before it has an action: nobody needs to hear of it.
        choices.add(information, "show-information", changed);
        choices.add(importance, "show-importance", changed);
        Parts.explain(information, "What one latent alone tells of a factor, in nats.");
        Parts.explain(
                importance,
                "How much boosted trees that see all latents use each to tell a factor; a factor's"
                        + " shares add up to 1.");
        getChildren().add(choices);
    }

    /** Whether DCI's importance is chosen. */
    boolean isImportance() {
        return importance.isSelected();
    }
}
