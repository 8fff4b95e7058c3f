package org.betavista.ui.form;

import java.util.ArrayList;
import java.util.List;
import org.betavista.model.objective.Knob;
import org.betavista.model.objective.Objective;
import org.betavista.ui.control.KnobField;

/** A field for each knob of an objective, whichever it is. */
final class KnobRows {
    private final FormRows rows = new FormRows();
    private final List<KnobField> fields = new ArrayList<>();
    private final Runnable applyKnob;

    /**
     * @param applyKnob is called when a live knob is entered
     */
    KnobRows(Runnable applyKnob) {
        this.applyKnob = applyKnob;
        rows.setVisible(false);
        rows.setManaged(false);
    }

    FormRows rows() {
        return rows;
    }

    /** Shows the knobs of an objective. */
    void show(Objective objective) {
        rows.clear();
        fields.clear();
        List<Knob> knobs = objective.knobs();
        for (int i = 0; i < knobs.size(); i++) {
            Knob knob = knobs.get(i);
            KnobField field = new KnobField(knob, i, "knob-" + (i + 1));
            if (knob.live()) {
                field.setOnAction(event -> applyKnob.run());
            }
            rows.field(
                    knob.symbol() + "  " + knob.name(),
                    field,
                    knob.sentence(),
                    knob.live() ? FormRows.Effect.LIVE : FormRows.Effect.RESTARTS);
            fields.add(field);
        }
        rows.setVisible(!knobs.isEmpty());
        rows.setManaged(!knobs.isEmpty());
    }

    /** The objective with everything that was typed. */
    Objective appliedTo(Objective objective) {
        Objective changed = objective;
        for (KnobField field : fields) {
            changed = field.appliedTo(changed);
        }
        return changed;
    }

    /** The objective with what was typed into live fields. */
    Objective tuned(Objective objective) {
        Objective changed = objective;
        for (int i = 0; i < fields.size(); i++) {
            if (objective.knobs().get(i).live()) {
                changed = fields.get(i).appliedTo(changed);
            }
        }
        return changed;
    }
}
