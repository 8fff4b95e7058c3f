package org.betavista.ui.control;

import org.betavista.data.InvalidInputException;
import org.betavista.model.objective.Knob;
import org.betavista.model.objective.Objective;
import org.betavista.train.TrainingConfig;

/** A field for one knob of an objective; refuses what is out of the knob's range. */
public final class KnobField extends NumberField {
    private final int place;

    /**
     * @param knob whose value is shown
     * @param place of the knob in its objective's list
     * @param id of the control
     */
    public KnobField(Knob knob, int place, String id) {
        super(knob.symbol() + " (" + knob.name() + ")", id);
        this.place = place;
        show(knob.value());
    }

    /**
     * An objective with what stands in the field.
     *
     * @param objective of the kind that the knob belongs to
     * @throws InvalidInputException if that is no number, or out of the knob's range
     */
    public Objective appliedTo(Objective objective) {
        Knob knob = objective.knobs().get(place);
        double value = knob.whole() ? wholeNumber() : number();
        if (!(value >= knob.smallest() && value <= knob.largest())) {
            throw new InvalidInputException(
                    "%s (%s) takes %s%s to %s, not %s."
                            .formatted(
                                    knob.symbol(),
                                    knob.name(),
                                    knob.whole() ? "a whole number from " : "",
                                    TrainingConfig.plain(knob.smallest()),
                                    TrainingConfig.plain(knob.largest()),
                                    TrainingConfig.plain(value)));
        }
        return knob.with().apply(value);
    }
}
