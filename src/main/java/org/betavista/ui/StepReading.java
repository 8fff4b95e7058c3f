package org.betavista.ui;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.util.Duration;
import org.betavista.train.StepMetrics;

/**
 * Fetches the steps that were made, many at once, while there are any; and tells how fast they
 * come. The window's thread only.
 */
final class StepReading {
    private static final Duration BETWEEN_READINGS = Duration.millis(50);

    private final Supplier<List<StepMetrics>> source;
    private final Consumer<List<StepMetrics>> target;
    private final BooleanSupplier training;
    private final Timeline timeline = new Timeline(new KeyFrame(BETWEEN_READINGS, event -> read()));
    private final Speedometer speedometer = new Speedometer();
    private final ReadOnlyDoubleWrapper stepsPerSecond = new ReadOnlyDoubleWrapper();

    /**
     * @param source gives the steps since it was last asked, oldest first
     * @param target takes them, one or more
     * @param training whether more will come
     */
    StepReading(
            Supplier<List<StepMetrics>> source,
            Consumer<List<StepMetrics>> target,
            BooleanSupplier training) {
        this.source = source;
        this.target = target;
        this.training = training;
        timeline.setCycleCount(Animation.INDEFINITE);
    }

    /** The speed over the last second; 0 while paused. */
    ReadOnlyDoubleProperty stepsPerSecondProperty() {
        return stepsPerSecond.getReadOnlyProperty();
    }

    /** Reads from now on, until nothing comes any more. */
    void play() {
        timeline.play();
    }

    void stop() {
        timeline.stop();
    }

    /** Reads what there is, now. */
    void read() {
        List<StepMetrics> steps = source.get();
        boolean more = training.getAsBoolean();
        if (!steps.isEmpty()) {
            target.accept(steps);
        } else if (!more) {
            timeline.stop();
        }
        stepsPerSecond.set(speedometer.read(steps.size(), more));
    }
}
