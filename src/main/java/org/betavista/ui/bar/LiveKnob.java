package org.betavista.ui.bar;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import org.betavista.data.InvalidInputException;
import org.betavista.model.objective.Knob;
import org.betavista.model.objective.Objective;
import org.betavista.ui.ExplorerViewModel;
import org.betavista.ui.control.KnobField;
import org.betavista.ui.control.Parts;
import org.jspecify.annotations.Nullable;

/** The knob of the running objective that can be moved while it trains; empty where it has none. */
final class LiveKnob extends HBox {
    private static final String REFUSED = "refused";

    private final ExplorerViewModel model;
    private @Nullable Objective shown;

    LiveKnob(ExplorerViewModel model) {
        super(6);
        this.model = model;
        setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(USE_PREF_SIZE);
    }

    /** Shows the knob of an objective. */
    void show(Objective objective) {
        if (objective.equals(shown)) {
            return;
        }
        shown = objective;
        getChildren().clear();
        List<Knob> knobs = objective.knobs();
        for (int i = 0; i < knobs.size(); i++) {
            if (knobs.get(i).live()) {
                getChildren().addAll(Parts.label(knobs.get(i).symbol(), "strong"), field(knobs, i));
            }
        }
    }

    private KnobField field(List<Knob> knobs, int place) {
        Knob knob = knobs.get(place);
        KnobField field = new KnobField(knob, place, "live-knob");
        field.setPrefWidth(64);
        Parts.explain(field, knob.sentence() + " Press Enter; takes effect at the next step.");
        field.setOnAction(event -> accept(field));
        field.focusedProperty()
                .addListener(
                        (property, was, is) -> {
                            Objective present = shown;
                            if (!is && present != null) {
                                field.getStyleClass().remove(REFUSED);
                                field.show(present.knobs().get(place).value());
                            }
                        });
        return field;
    }

    private void accept(KnobField field) {
        field.getStyleClass().remove(REFUSED);
        Objective present = shown;
        if (present == null) {
            return;
        }
        try {
            Objective changed = field.appliedTo(present);
            // The field stays, with the focus.
            shown = changed;
            model.live().setObjective(changed);
        } catch (InvalidInputException e) {
            field.getStyleClass().add(REFUSED);
            model.messages().fail(e.sentence());
        }
    }
}
