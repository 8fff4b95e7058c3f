package org.betavista.ui.control;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A word in a chart's legend; a click hides or shows what it names. */
public final class LegendWord extends Label {
    private static final String OFF = "off";

    private final Consumer<Boolean> show;

    /**
     * @param show is told whether to show it
     */
    public LegendWord(String text, Consumer<Boolean> show) {
        super(text);
        this.show = show;
        getStyleClass().add("legend-word");
        setMinWidth(Region.USE_PREF_SIZE);
        setOnMouseClicked(event -> toggle());
        Parts.explain(this, "Click to hide or show this in the chart.");
    }

    /** Hides what is shown, or shows what is hidden. */
    public void toggle() {
        boolean hide = !getStyleClass().contains(OFF);
        if (hide) {
            getStyleClass().add(OFF);
        } else {
            getStyleClass().remove(OFF);
        }
        show.accept(!hide);
    }
}
