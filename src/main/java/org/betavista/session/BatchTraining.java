package org.betavista.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.betavista.data.CancelledException;
import org.betavista.data.Split;
import org.betavista.model.Evaluation;
import org.betavista.model.FrozenVae;
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

    /** Enough to tell the best checkpoint, few enough to cost nothing beside a minute's steps. */
    private static final int HELD_OUT_AT_A_CHECKPOINT = 200;

    /** Checkpoints stand where a line of the figures ends, so that a resumed run has the same. */
    private static final int STEPS_A_LINE = MetricsRecorder.STEPS_A_ROW;

    private final RunConfig config;
    private final Split split;
    private final Consumer<List<StepMetrics>> progress;
    private final PeriodicCheckpoints checkpoints;
    private final BooleanSupplier stopped;

    /**
     * @param config what to train
     * @param split its images
     * @param progress hears of every step, in order, on the calling thread; a call brings the steps
     *     that one native call made
     * @param checkpoints get the run on the way
     * @param stopped whether training shall end before its last step; any thread may change it
     */
    public BatchTraining(
            RunConfig config,
            Split split,
            Consumer<List<StepMetrics>> progress,
            PeriodicCheckpoints checkpoints,
            BooleanSupplier stopped) {
        this.config = config;
        this.split = split;
        this.progress = progress;
        this.checkpoints = checkpoints;
        this.stopped = stopped;
    }

    /**
     * Trains.
     *
     * @param steps the step to end at
     * @param resumed the state to go on from, or empty to begin
     * @param history the figures so far; gets those of this training
     * @throws DivergedException if the loss became infinite
     * @throws CancelledException if it was stopped; a checkpoint has been written then
     */
    public Result train(long steps, Optional<TrainingState> resumed, MetricsTable history) {
        MetricsRecorder recorder = new MetricsRecorder(history);
        try (TrainingRun run = new TrainingRun(config.model(), config.training(), split.train())) {
            resumed.ifPresent(run::restore);
            long first = run.steps();
            LossExplosion explosion = new LossExplosion();
            explosion.begin(history.rows());
            Deque<StepMetrics> lastEpoch = new ArrayDeque<>();
            long begin = System.nanoTime();
            while (run.steps() < steps) {
                saveIfDue(run, recorder, first);
                List<StepMetrics> made = run.steps(config.training(), untilMark(run, steps));
                made.forEach(recorder::add);
                made.forEach(explosion::stepped);
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
                    new TrainedRun(config, run.state(), recorder.table(), heldOut),
                    run.steps() - first,
                    seconds,
                    mean(lastEpoch, heldOut),
                    heldOut,
                    explosion.sentence(),
                    Arithmetic.of(run, Binarised.as(config.training(), split.heldOut())));
        }
    }

    /** Steps that are left until the epoch or the training ends, or the line if one is due. */
    private int untilMark(TrainingRun run, long end) {
        long ofEpoch = run.batchesPerEpoch() - run.steps() % run.batchesPerEpoch();
        long ofLine =
                checkpoints.isDue() ? STEPS_A_LINE - run.steps() % STEPS_A_LINE : Integer.MAX_VALUE;
        return (int) Math.min(Math.min(ofEpoch, ofLine), end - run.steps());
    }

    private void saveIfDue(TrainingRun run, MetricsRecorder recorder, long first) {
        boolean stop = stopped.getAsBoolean();
        boolean due = checkpoints.isDue() && run.steps() % STEPS_A_LINE == 0;
        if ((stop || due) && run.steps() > first) {
            checkpoints.write(trained(run, recorder));
        }
        if (stop) {
            throw new CancelledException();
        }
    }

    private TrainedRun trained(TrainingRun run, MetricsRecorder recorder) {
        return new TrainedRun(
                config, run.state(), recorder.table(), heldOut(run, HELD_OUT_AT_A_CHECKPOINT));
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
     * @param run as it is now
     * @param steps that were made now
     * @param seconds that they took, without the last held-out check
     * @param train means over the last epoch's steps
     * @param heldOut means over all held-out images
     * @param explosion the sentence that says that the loss exploded, or empty
     * @param arithmetic how the numbers came about, with the last weights
     */
    public record Result(
            TrainedRun run,
            long steps,
            double seconds,
            MetricsRow.Terms train,
            MetricsRow.Terms heldOut,
            Optional<String> explosion,
            Arithmetic arithmetic) {
        /** Weights and optimiser. */
        public TrainingState state() {
            return run.state();
        }

        /** All figures. */
        public MetricsTable metrics() {
            return run.metrics();
        }

        /** Writes a model folder: no optimiser, but a page that says how it was made. */
        public void writeModel(RunDirectory folder, String description) {
            folder.writeConfig(run.config());
            folder.writeMetrics(run.metrics());
            folder.writeModel(state().weights().tensors(), state().weights().step(), description);
        }
    }
}
