package org.betavista.ui.form;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import org.betavista.data.InvalidInputException;
import org.betavista.model.objective.Estimator;
import org.betavista.model.objective.Objective;
import org.betavista.model.objective.ScoreFunction;
import org.betavista.train.TrainingConfig;
import org.betavista.ui.control.NumberField;
import org.betavista.ui.form.FormRows.Effect;

/** How the networks are trained. */
final class TrainingSection {
    private static final int USUAL_SAMPLES = 8;

    private final Picker<Estimator> estimator =
            new Picker<>("estimator", Estimator::title, Estimator::title);
    private final NumberField samples = new NumberField("Samples", "samples");
    private final NumberField learningRate = new NumberField("Learning rate", "learning-rate");
    private final NumberField batch = new NumberField("Batch", "batch");
    private final NumberField seed = new NumberField("Seed", "seed");
    private final NumberField threads = new NumberField("Threads", "threads");
    private final CheckBox fast = new CheckBox("bfloat16 products");
    private final Label why;
    private final FormRows.Row samplesRow;

    /** Why there is nothing to choose; empty where there is. */
    private String noChoice = "";

    /**
     * @param rows takes the section in
     * @param applyRate is called when the learning rate is entered
     */
    TrainingSection(FormRows rows, Runnable applyRate) {
        rows.heading("Training");
        rows.field(
                "Gradient",
                estimator,
                "How the gradient gets past the drawing of z.",
                Effect.RESTARTS);
        why = rows.caption();
        samplesRow =
                rows.field("Samples", samples, "Draws of z an image, 1 to 64.", Effect.RESTARTS);
        rows.field(
                "Learning rate",
                learningRate,
                "How far each step of Adam goes; press Enter to apply.",
                Effect.LIVE);
        rows.field("Batch", batch, "Images in one step.", Effect.RESTARTS);
        rows.field("Seed", seed, "Same seed, same machine, same numbers.", Effect.RESTARTS);
        rows.field(
                "Threads",
                threads,
                "Cores for training; one is best left for the window.",
                Effect.RESTARTS);
        fast.setId("fast");
        rows.field(
                "Fast",
                fast,
                "Computes matrix products and convolutions of training steps in bfloat16, which"
                        + " takes less time and costs a little precision; the weights stay"
                        + " float32. The top bar shows the difference on held-out images.",
                Effect.RESTARTS);
        learningRate.setOnAction(event -> applyRate.run());
        estimator.onChoice(this::describe);
    }

    private void describe(Estimator chosen) {
        samplesRow.show(chosen instanceof ScoreFunction);
        why.setText(chosen instanceof ScoreFunction ? chosen.sentence() : noChoice);
    }

    void show(TrainingConfig training) {
        samples.show(
                training.estimator() instanceof ScoreFunction score
                        ? score.samples()
                        : USUAL_SAMPLES);
        estimator.setValue(training.estimator());
        follow(training.objective());
        learningRate.show(training.learningRate());
        batch.show(training.batchSize());
        seed.show(training.seed());
        threads.show(training.threads());
        fast.setSelected(training.fast());
    }

    /** Offers the estimators that an objective takes. */
    void follow(Objective objective) {
        List<Estimator> taken = new ArrayList<>(Estimator.all());
        taken.removeIf(offered -> !objective.takes(offered));
        noChoice = taken.size() < 2 ? objective.title() + " has its own gradient." : "";
        Estimator present = estimator.getValue();
        estimator.offer(taken, objective.takes(present) ? present : taken.get(0));
        estimator.setDisable(taken.size() < 2);
        describe(estimator.getValue());
    }

    /**
     * The learning rate that was typed.
     *
     * @throws InvalidInputException if it cannot be used
     */
    double rate() {
        double rate = learningRate.number();
        TrainingConfig.checkLearningRate(rate);
        return rate;
    }

    private Estimator chosenEstimator() {
        return estimator.getValue() instanceof ScoreFunction score
                ? new ScoreFunction(samples.count(), score.baseline())
                : estimator.getValue();
    }

    /**
     * Everything together.
     *
     * @param priced with the objective's prices
     * @throws InvalidInputException if it cannot be
     */
    TrainingConfig training(ObjectiveSection priced, PixelSection pixels, TrainingConfig present) {
        return new TrainingConfig(
                priced.objective(),
                chosenEstimator(),
                priced.pricing(present.pricing()),
                pixels.isBinarised(),
                rate(),
                batch.count(),
                seed.wholeNumber(),
                threads.count(),
                fast.isSelected());
    }
}
