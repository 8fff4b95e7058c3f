package org.betavista.session;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.betavista.model.WeightSnapshot;
import org.betavista.train.TrainingConfig;
import org.jspecify.annotations.Nullable;

/**
 * Which model is open, how it is trained from the next step on, and its newest weights: always of
 * one and the same model. Any thread.
 */
final class PresentModel {
    /** No model has this generation. */
    static final long NONE = 0;

    private @Nullable Standing standing;

    /**
     * How a model stands.
     *
     * @param training its config with what was changed since it was opened
     * @param weights the newest
     */
    record Standing(OpenModel model, TrainingConfig training, WeightSnapshot weights) {
        /** The run as it would be saved now. */
        RunConfig config() {
            return model.config().with(training);
        }
    }

    /** How the open model stands, or null while none is open. */
    synchronized @Nullable Standing standing() {
        return standing;
    }

    /** The open model's generation, or {@link #NONE}. */
    synchronized long generation() {
        return standing == null ? NONE : standing.model().generation();
    }

    /** Opens a model in place of the present one. */
    synchronized void install(OpenModel model, WeightSnapshot weights) {
        standing = new Standing(model, model.config().training(), weights);
    }

    /** How a model stands, or null if it is not the open one. */
    synchronized @Nullable Standing of(long generation) {
        Standing now = standing;
        return now != null && now.model().generation() == generation ? now : null;
    }

    /** Takes newer weights; returns how the model stands then, or null if it is not open. */
    synchronized @Nullable Standing publish(long generation, WeightSnapshot weights) {
        Standing now = of(generation);
        if (now == null) {
            return null;
        }
        standing = new Standing(now.model(), now.training(), weights);
        return standing;
    }

    /**
     * Changes how a model is trained; nothing happens if it is not open.
     *
     * @param use gets what is changed, in the order of the changes
     */
    synchronized void tune(
            long generation, UnaryOperator<TrainingConfig> change, Consumer<TrainingConfig> use) {
        Standing now = of(generation);
        if (now != null) {
            TrainingConfig changed = Objects.requireNonNull(change.apply(now.training()));
            standing = new Standing(now.model(), changed, now.weights());
            use.accept(changed);
        }
    }
}
