package org.betavista.ui.control;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** Buttons side by side of which one is always chosen. */
public final class Segments extends HBox {
    private final ToggleGroup group = new ToggleGroup();

    /** Without a button yet. */
    @SuppressWarnings("this-escape") // Asks only for its own style.
    public Segments() {
        getStyleClass().add("theme-switch");
        setAlignment(Pos.CENTER_LEFT);
        group.selectedToggleProperty()
                .addListener(
                        (property, old, now) -> {
                            if (now == null && old != null) {
                                old.setSelected(true);
                            }
                        });
    }

    /**
     * Adds a button behind those before.
     *
     * @param chosen called when a person, or {@link ToggleButton#fire}, chooses it
     */
    public ToggleButton add(ToggleButton button, String id, Runnable chosen) {
        button.setId(id);
        button.setToggleGroup(group);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> chosen.run());
        getChildren().add(button);
        List<Toggle> buttons = group.getToggles();
        for (Toggle each : buttons) {
            if (each instanceof ToggleButton one) {
                one.getStyleClass().removeAll("left", "middle", "right");
                one.getStyleClass().add(each == button ? "right" : "middle");
            }
        }
        if (buttons.get(0) instanceof ToggleButton first) {
            first.getStyleClass().removeAll("middle", "right");
            first.getStyleClass().add("left");
        }
        return button;
    }
}
