package org.betavista.ui.form;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import org.betavista.model.objective.BetaRole;
import org.betavista.model.objective.Objective;
import org.betavista.train.Pricing;
import org.betavista.train.Schedule;
import org.betavista.train.TrainingConfig;
import org.betavista.ui.control.NumberField;
import org.betavista.ui.form.FormRows.Effect;

/** What is minimised: the objective, its formula and knobs, and what its terms cost. */
final class ObjectiveSection {
    private final Picker<Objective> picker =
            new Picker<>("objective", Objective::title, Objective::title);
    private final FormulaLine formula = new FormulaLine();
    private final KnobRows knobs;
    private final NumberField alpha = new NumberField("α", "alpha");
    private final NumberField freeBits = new NumberField("Free bits", "free-bits");
    private final Label sentence;
    private final FormRows.Row alphaRow;
    private final FormRows.Row freeRow;

    /**
     * @param rows takes the section in
     * @param applyKnob is called when a live knob is entered
     */
    ObjectiveSection(FormRows rows, Runnable applyKnob) {
        knobs = new KnobRows(applyKnob);
        picker.getItems().setAll(Objective.all());
        rows.heading("Objective");
        rows.field("Objective", picker, "What training minimises.", Effect.RESTARTS);
        sentence = rows.caption();
        rows.wide(formula);
        rows.wide(knobs.rows());
        alphaRow =
                rows.field(
                        "α",
                        alpha,
                        "The price of a nat of reconstruction; 1 unless terms are to be weighed otherwise.",
                        Effect.RESTARTS);
        freeRow =
                rows.field(
                        "Free bits",
                        freeBits,
                        "Nats of each latent's mean KL that cost nothing, 0 to 10 (Kingma et al."
                                + " 2016).",
                        Effect.RESTARTS);
        picker.onChoice(this::describe);
    }

    private void describe(Objective chosen) {
        sentence.setText(chosen.sentence() + " " + chosen.paper() + ".");
        formula.show(chosen.formula());
        knobs.show(chosen);
        alphaRow.show(chosen.takesAlpha());
        freeRow.show(chosen.takesFreeBits());
    }

    /** Calls back with every choice of another objective. */
    void onChoice(Consumer<Objective> action) {
        picker.onChoice(action);
    }

    void show(TrainingConfig training) {
        picker.choose(training.objective());
        describe(training.objective());
        alpha.show(training.pricing().alpha());
        freeBits.show(training.pricing().freeBits());
    }

    /** The chosen kind, whatever is typed into its fields. */
    Objective kind() {
        return picker.getValue();
    }

    /** The chosen objective with its knobs as they were typed. */
    Objective objective() {
        return knobs.appliedTo(picker.getValue());
    }

    /** A running objective with the live knobs as they were typed, if it is the chosen one. */
    Objective tuned(Objective running) {
        return running.title().equals(picker.getValue().title()) ? knobs.tuned(running) : running;
    }

    /** The present prices with what was typed, each where the objective takes it. */
    Pricing pricing(Pricing present) {
        Objective chosen = picker.getValue();
        boolean moves = chosen.betaRole() == BetaRole.CHARGED;
        return new Pricing(
                chosen.takesAlpha() ? alpha.number() : 1,
                present.beta(),
                moves ? present.schedule() : new Schedule.Hold(),
                chosen.takesFreeBits() ? freeBits.number() : 0);
    }
}
