package org.betavista.ui.measure;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.betavista.session.measures.Headlines;
import org.betavista.session.measures.Measure;
import org.betavista.session.measures.Property;
import org.betavista.ui.control.Parts;
import org.betavista.ui.control.SpareLabel;
import org.jspecify.annotations.Nullable;

/** The head of a card: a property, its question and its number, large. */
final class EvidenceHead extends HBox {
    private final Label title = Parts.label("", "card-title");
    private final SpareLabel question = new SpareLabel("secondary");
    private final EvidenceValue value = new EvidenceValue();
    private final Label unit = Parts.label("", "secondary");

    /**
     * @param valueId by which tests find the number, and its unit with "-unit" behind
     */
    EvidenceHead(Property property, String valueId) {
        value.setId(valueId);
        unit.setId(valueId + "-unit");
        getChildren().addAll(title, question, Parts.spring(), value, unit);
        show(property, null);
    }

    /** Shows a property's number; no score where no latent is active. */
    void show(Property property, @Nullable Headlines headlines) {
        title.setText(property.title());
        question.say(property.question());
        Reading reading = Reading.of(property, headlines);
        value.show(reading);
        unit.setText(reading.isNumber() ? measure(reading.property()) : "");
        Sections.show(unit, !unit.getText().isEmpty());
    }

    /** Which of the property's numbers it is, where its name does not tell. */
    private static String measure(Property property) {
        return switch (property) {
            case CONTINUITY -> Measure.CONTINUITY.title();
            case COMPLETENESS -> "";
            case DISENTANGLEMENT -> Measure.MIG.title();
            case INDEPENDENCE -> Measure.GAUSSIAN_TOTAL_CORRELATION.title() + ", nats";
        };
    }

    /** Makes it open something: by a click, or by Enter where it has the focus. */
    void onOpen(Runnable open) {
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        accessibleTextProperty().bind(title.textProperty());
        setOnMouseClicked(event -> open.run());
        setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        open.run();
                        event.consume();
                    }
                });
    }
}
