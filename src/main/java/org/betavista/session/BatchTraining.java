package org.betavista.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.betavista.data.Split;
import org.betavista.model.Evaluation;
import org.betavista.model.FrozenVae;
import org.betavista.store.Checkpoint;
import org.betavista.store.MetricsRow;
import org.betavista.store.MetricsTable;
import org.betavista.store.RunDirectory;
import org.betavista.train.DivergedException;
import org.betavista.train.StepMetrics;
import org.betavista.train.TrainingRun;
import org.betavista.train.TrainingState;

/** Trains a run to a given number of steps on the calling thread, and saves it. */
public final class BatchTraining {
    private static final int HELD_OUT_ON_THE_WAY = 1000;

    private final RunConfig config;
    private final Split split;
    private final Consumer<List<StepMetrics>> progress;

    /**
     * @param config what to train
     * @param split its images
     * @param progress hears of every step, in order, on the calling thread; a call brings the steps
     *     that one native call made
     */
    public BatchTraining(RunConfig config, Split split, Consumer<List<StepMetrics>> progress) {
        this.config = config;
        this.split = split;
        this.progress = progress;
    }

    /**
     * Trains.
     *
     * @param steps the step to end at
     * @param resumed the state to go on from, or empty to begin
     * @param history the figures so far; gets those of this training
     * @throws DivergedException if the loss became infinite
     */
    public Result train(long steps, Optional<TrainingState> resumed, MetricsTable history) {
        MetricsRecorder recorder = new MetricsRecorder(history);
        try (TrainingRun run = new TrainingRun(config.model(), config.training(), split.train())) {
            resumed.ifPresent(run::restore);
            long first = run.steps();
            Deque<StepMetrics> lastEpoch = new ArrayDeque<>();
            long begin = System.nanoTime();
            while (run.steps() < steps) {
                List<StepMetrics> made = run.steps(config.training(), untilMark(run, steps));
                made.forEach(recorder::add);
                progress.accept(made);
                lastEpoch.addAll(made);
                while (lastEpoch.size() > run.batchesPerEpoch()) {
                    lastEpoch.remove();
                }
                if (run.steps() % run.batchesPerEpoch() == 0 && run.steps() < steps) {
                    recorder.addHeldOut(run.steps(), heldOut(run, HELD_OUT_ON_THE_WAY));
                }
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            MetricsRow.Terms heldOut = heldOut(run, split.heldOut().size());
            recorder.addHeldOut(run.steps(), heldOut);
            return new Result(
                    run.state(),
                    recorder.table(),
                    run.steps() - first,
                    seconds,
                    mean(lastEpoch, heldOut),
                    heldOut,
                    Arithmetic.of(run, Binarised.as(config.training(), split.heldOut())));
        }
    }

    /** Steps that are left until the epoch or the training ends, whichever is sooner. */
    private static int untilMark(TrainingRun run, long end) {
        long ofEpoch = run.batchesPerEpoch() - run.steps() % run.batchesPerEpoch();
        return (int) Math.min(ofEpoch, end - run.steps());
    }

    private MetricsRow.Terms heldOut(TrainingRun run, int count) {
        try (FrozenVae model =
                new FrozenVae(config.model(), run.snapshot(), config.training().threads())) {
            Evaluation evaluation =
                    HeldOutCheck.evaluate(
                            model, Binarised.as(config.training(), split.heldOut()), count);
            return new MetricsRow.Terms(evaluation.meanReconstruction(), evaluation.meanKl());
        }
    }

    private static MetricsRow.Terms mean(Deque<StepMetrics> steps, MetricsRow.Terms withoutSteps) {
        if (steps.isEmpty()) {
            return withoutSteps;
        }
        return new MetricsRow.Terms(
                steps.stream().mapToDouble(StepMetrics::reconstruction).average().orElseThrow(),
                steps.stream().mapToDouble(StepMetrics::kl).average().orElseThrow());
    }

    /**
     * What came out.
     *
     * @param state weights and optimiser
     * @param metrics all figures
     * @param steps that were made now
     * @param seconds that they took, without the last held-out check
     * @param train means over the last epoch's steps
     * @param heldOut means over all held-out images
     * @param arithmetic how the numbers came about, with the last weights
     */
    public record Result(
            TrainingState state,
            MetricsTable metrics,
            long steps,
            double seconds,
            MetricsRow.Terms train,
            MetricsRow.Terms heldOut,
            Arithmetic arithmetic) {
        /** Writes a run folder, which can be resumed. */
        public void writeRun(RunDirectory folder, RunConfig config) {
            folder.writeConfig(config);
            folder.writeMetrics(metrics);
            folder.writeCheckpoint(
                    new Checkpoint(
                            state.weights().step(), state.weights().tensors(), state.optimizer()));
        }

        /** Writes a model folder: no optimiser, but a page that says how it was made. */
        public void writeModel(RunDirectory folder, RunConfig config, String description) {
            folder.writeConfig(config);
            folder.writeMetrics(metrics);
            folder.writeModel(state.weights().tensors(), state.weights().step(), description);
        }
    }
}
