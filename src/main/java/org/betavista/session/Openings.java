package org.betavista.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.betavista.data.CancelledException;
import org.betavista.data.Progress;
import org.betavista.data.Split;
import org.betavista.model.WeightSnapshot;
import org.betavista.store.MetricsTable;
import org.betavista.train.TrainingConfig;
import org.betavista.train.TrainingState;
import org.jspecify.annotations.Nullable;

/**
 * Puts models in the place of the present one, on the worker thread: everything that can fail is
 * made beside the present model, then all of it takes its place at once. Methods may be called from
 * any thread and return at once.
 */
final class Openings {
    private final SessionListener listener;
    private final Guard guard;
    private final DataFolder place;
    private final TrainingThread training;
    private final Worker worker;
    private final RunFigures figures;
    private final PresentModel present;
    private final BiConsumer<OpenModel, WeightSnapshot> opened;
    private final AtomicLong generations = new AtomicLong(PresentModel.NONE);
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();
    private volatile long cancelledUpTo = PresentModel.NONE;
    private volatile boolean ending;

    /** What the last reset threw away; of the worker thread alone. */
    private @Nullable Course thrownAway;

    /** One way in which a model was trained. */
    private record Course(TrainingConfig training, TrainingState state, MetricsTable metrics) {}

    /** A model that is to be opened. */
    private record Plan(
            String name,
            RunConfig config,
            Split split,
            Optional<TrainingState> state,
            Optional<WeightSnapshot> weights,
            MetricsTable metrics) {}

    /** Opens a model of a generation. */
    private interface Opening {
        void run(long generation);
    }

    /**
     * @param opened hears of a model that has just taken the present one's place, with its first
     *     weights; on the worker thread
     */
    Openings(
            SessionListener listener,
            Guard guard,
            DataFolder place,
            TrainingThread training,
            Worker worker,
            RunFigures figures,
            PresentModel present,
            BiConsumer<OpenModel, WeightSnapshot> opened) {
        this.listener = listener;
        this.guard = guard;
        this.place = place;
        this.training = training;
        this.worker = worker;
        this.figures = figures;
        this.present = present;
        this.opened = opened;
    }

    /** Whether a model is being opened: steps of the present one would be lost. */
    boolean isUnderWay() {
        return !underWay.isEmpty();
    }

    /** Gives up what was asked for so far and is still being read. */
    void cancel() {
        cancelledUpTo = generations.get();
    }

    /** Gives up everything, for good. */
    void end() {
        ending = true;
    }

    /** Opens a run folder or a model folder; returns the generation of its model. */
    long open(Path folder) {
        return submit(
                generation -> {
                    SavedModel saved = SavedModel.read(folder);
                    Split split = saved.config().load(place, progress(generation));
                    open(
                            generation,
                            new Plan(
                                    saved.name(),
                                    saved.config().on(split),
                                    split,
                                    saved.trainingState(),
                                    Optional.of(saved.weights()),
                                    saved.metrics()));
                    saved.config().changes(split).forEach(listener::noted);
                });
    }

    /** Makes a new model; returns its generation. */
    long begin(NewModel newModel) {
        return submit(
                generation -> {
                    Split split =
                            newModel.data()
                                    .load(newModel.training().seed(), place, progress(generation));
                    RunConfig config =
                            RunConfig.of(
                                    newModel.data(),
                                    split,
                                    newModel.modelFor(split.shape()),
                                    newModel.training());
                    open(
                            generation,
                            new Plan(
                                    split.name(),
                                    config,
                                    split,
                                    Optional.empty(),
                                    Optional.empty(),
                                    new MetricsTable(config.training().objective().extraTerms())));
                });
    }

    /** Begins again with fresh weights; returns the generation that the model has then. */
    long reset() {
        return submit(
                generation -> {
                    PresentModel.Standing now = present.standing();
                    if (now != null) {
                        reopen(
                                generation,
                                now,
                                now.training().begun(),
                                Optional.empty(),
                                new MetricsTable(figures.table().extraTerms()));
                    }
                });
    }

    /** Brings back what the last reset threw away; returns the generation of the model then. */
    long undoReset() {
        return submit(
                generation -> {
                    PresentModel.Standing now = present.standing();
                    Course before = thrownAway;
                    if (now != null && before != null) {
                        reopen(
                                generation,
                                now,
                                before.training(),
                                Optional.of(before.state()),
                                before.metrics());
                    }
                });
    }

    private long submit(Opening opening) {
        long generation = generations.incrementAndGet();
        underWay.add(generation);
        Task task = new Task(Task.Kind.OPENING, generation);
        worker.submit(
                () -> {
                    guard.run(
                            task,
                            () -> {
                                checkWanted(generation);
                                opening.run(generation);
                            });
                    underWay.remove(generation);
                    listener.openingEnded(generation);
                });
        return generation;
    }

    private void checkWanted(long generation) {
        if (ending || generation <= cancelledUpTo) {
            throw new CancelledException();
        }
    }

    private Progress progress(long generation) {
        return (what, done, total) -> {
            checkWanted(generation);
            listener.progressed(what, done, total);
        };
    }

    private void open(long generation, Plan plan) {
        install(generation, plan, false);
        thrownAway = null;
    }

    /** Puts another state of the same model in place of the present one, which can be undone. */
    private void reopen(
            long generation,
            PresentModel.Standing now,
            TrainingConfig next,
            Optional<TrainingState> state,
            MetricsTable metrics) {
        training.pause();
        Plan plan =
                new Plan(
                        now.model().name(),
                        now.model().config().with(next),
                        now.model().split(),
                        state,
                        Optional.empty(),
                        metrics);
        thrownAway = install(generation, plan, true);
    }

    /** Returns what was trained so far, if that is to be kept. */
    private @Nullable Course install(long generation, Plan plan, boolean keepsFormer) {
        Observatory.Sample sample = Observatory.Sample.of(plan.split());
        TrainingThread.Opened run =
                Futures.await(
                        training.prepare(
                                generation,
                                plan.config(),
                                plan.split().train(),
                                plan.state(),
                                plan.weights()));
        Worker.Prepared look = null;
        Optional<TrainingState> former = null;
        OpenModel model =
                new OpenModel(
                        generation,
                        plan.name(),
                        plan.config(),
                        plan.split(),
                        run.weights().step(),
                        run.batchesPerEpoch(),
                        List.copyOf(plan.metrics().rows()));
        try {
            look = worker.prepare(model, sample, run.weights());
            checkWanted(generation);
            former = Futures.await(training.replace(keepsFormer));
        } finally {
            if (former == null) {
                training.discard();
                if (look != null) {
                    look.close();
                }
            }
        }
        // All is made; from here on nothing can fail.
        PresentModel.Standing before = present.standing();
        MetricsTable metrics = figures.table();
        figures.begin(plan.metrics());
        worker.install(look);
        present.install(model, run.weights());
        underWay.remove(generation);
        opened.accept(model, run.weights());
        return former.isEmpty() || before == null
                ? null
                : new Course(before.training(), former.get(), metrics);
    }
}
