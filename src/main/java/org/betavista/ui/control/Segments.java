package org.betavista.ui.control;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Buttons side by side of which one is always chosen. */
public final class Segments extends HBox {
    private final ToggleGroup group = new ToggleGroup();
    private final Map<Toggle, Runnable> actions = new HashMap<>();
    private @Nullable Toggle chosen;

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
                            } else if (now != null && now != chosen) {
                                chosen = now;
                                actions.getOrDefault(now, () -> {}).run();
                            }
                        });
    }

    /**
     * Adds a button behind those before.
     *
     * @param action called when it becomes the chosen one: by pointer, by keys or in code
     */
    public ToggleButton add(ToggleButton button, String id, Runnable action) {
        button.setId(id);
        button.setToggleGroup(group);
        button.setMinWidth(USE_PREF_SIZE);
        actions.put(button, action);
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
