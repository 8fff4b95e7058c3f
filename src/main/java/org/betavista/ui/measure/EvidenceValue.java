package org.betavista.ui.measure;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.betavista.ui.control.Parts;

/** The one value in the head of a card, explained under the pointer. */
final class EvidenceValue extends Label {
    private static final String WORD = "word";

    private final Tooltip words = Parts.explanation(this, "");

    EvidenceValue() {
        getStyleClass().add("evidence-value");
        setMinWidth(USE_PREF_SIZE);
    }

    void show(Reading reading) {
        setText(reading.value());
        words.setText(reading.explanation());
        getStyleClass().remove(WORD);
        if (!reading.isNumber()) {
            getStyleClass().add(WORD);
        }
    }
}
