package org.betavista.ui;

import java.util.Objects;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.betavista.data.InvalidInputException;
import org.betavista.model.objective.Objective;
import org.betavista.session.ExplorerSession;
import org.betavista.session.OpenModel;
import org.betavista.train.Pricing;
import org.betavista.train.Schedule;
import org.betavista.train.TrainingConfig;
import org.jspecify.annotations.Nullable;

/**
 * What a person may change while the model trains: beta and its schedule, the objective's own price
 * and the learning rate. The window's thread only.
 */
public final class LiveSettings {
    private final ExplorerSession session;
    private final UndoHistory history;
    private final ReadOnlyObjectWrapper<@Nullable TrainingConfig> training =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyDoubleWrapper beta = new ReadOnlyDoubleWrapper(1);
    private long generation;
    private long step;

    LiveSettings(ExplorerSession session, UndoHistory history) {
        this.session = session;
        this.history = history;
    }

    /** How the open model is trained from the next step on; null while none is open. */
    public ReadOnlyObjectProperty<@Nullable TrainingConfig> trainingProperty() {
        return training.getReadOnlyProperty();
    }

    /** The price of a nat of KL that is charged now; moves by itself while a schedule runs. */
    public ReadOnlyDoubleProperty betaProperty() {
        return beta.getReadOnlyProperty();
    }

    /** Takes over the settings of a model that was opened. */
    void modelOpened(OpenModel opened) {
        generation = opened.generation();
        training.set(opened.config().training());
        stepped(opened.step());
    }

    /** Follows the schedule. */
    void stepped(long newStep) {
        step = newStep;
        TrainingConfig now = training.get();
        if (now != null) {
            beta.set(now.objective().betaRole().charged(now.pricing().beta(step)));
        }
    }

    /**
     * Changes beta from the next step on, which ends a schedule.
     *
     * @throws InvalidInputException if it is not 0 to 64
     */
    public void setBeta(double newBeta) {
        Pricing.checkBeta(newBeta);
        change(now -> now.with(now.pricing().withBeta(newBeta).with(new Schedule.Hold())));
        beta.set(newBeta);
    }

    /** Remembers beta and its schedule as something to come back to by undo. */
    public void beginBetaChange() {
        TrainingConfig before = training.get();
        if (before != null) {
            history.add(
                    () -> {
                        change(now -> now.with(before.pricing()));
                        stepped(step);
                    });
        }
    }

    /** Begins another schedule of beta at the next step. */
    public void setSchedule(Schedule schedule) {
        beginBetaChange();
        change(now -> now.with(now.pricing().with(schedule.from(step))));
        stepped(step);
    }

    /** Changes the learning rate from the next step on; refuses what cannot be used. */
    public void setLearningRate(double newRate) {
        change(now -> now.with(now.beta(), newRate));
    }

    /** Changes the objective's live knob from the next step on. */
    public void setObjective(Objective changed) {
        change(now -> now.with(changed));
    }

    private void change(UnaryOperator<TrainingConfig> how) {
        TrainingConfig now = training.get();
        if (now != null) {
            TrainingConfig changed = Objects.requireNonNull(how.apply(now));
            training.set(changed);
            session.tune(generation, before -> changed);
        }
    }
}
