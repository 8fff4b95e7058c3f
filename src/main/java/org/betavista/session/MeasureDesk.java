package org.betavista.session;

import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.betavista.data.CancelledException;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.betavista.data.Split;
import org.betavista.model.FrozenVae;
import org.betavista.model.WeightSnapshot;
import org.betavista.session.measures.Evidence;
import org.betavista.session.measures.FullReport;
import org.betavista.session.measures.Laboratory;
import org.betavista.session.measures.Measure;
import org.betavista.session.measures.Sampling;
import org.betavista.train.TrainingConfig;
import org.jspecify.annotations.Nullable;

/**
 * Where the headline numbers, their evidence and everything else are measured, on a thread of its
 * own with a model of its own, below the priority of the sliders and of training. Methods may be
 * called from any thread and return at once; the listener hears on the desk's thread.
 */
public final class MeasureDesk implements EndingThread {
    /** Sliders, training and the looks at fixed images all go first. */
    private static final int NICENESS = 15;

    private static final int MILLIS_BETWEEN = 5000;

    /** Convolutional networks take longer than five seconds; the thread gives way to all others. */
    private static final int PAUSES = 1;

    private static final int MILLIS_TO_NEXT_LOOK = 400;

    /** A model that was just opened has other things to show first. */
    private static final int MILLIS_TO_FIRST_LOOK = 1500;

    private static final long UNMEASURED = -1;

    private final SessionListener session;
    private final Guard guard;
    private final DaemonExecutor executor = new DaemonExecutor("betavista-measures", NICENESS);
    private final Latest<Measured> newest = new Latest<>();
    private final AtomicLong generation = new AtomicLong();
    private final AtomicLong asked = new AtomicLong();
    private volatile @Nullable MeasureListener listener;
    private volatile boolean watched;

    // Of the desk's thread alone.
    private final Cadence cadence = new Cadence(MILLIS_BETWEEN, PAUSES);
    private @Nullable Bench bench;
    private long measuredStep = UNMEASURED;
    private long brokenGeneration = UNMEASURED;
    private boolean waiting;

    /** What shall be measured, and how it is trained at the moment. */
    private record Measured(OpenModel open, WeightSnapshot weights, TrainingConfig training) {}

    /** The model that is measured; its weights are the newest that were taken. */
    private record Bench(Laboratory laboratory, Measured measured) implements AutoCloseable {
        long generation() {
            return measured.open().generation();
        }

        long step() {
            return measured.weights().step();
        }

        boolean charged() {
            return measured.training().paysForKl(step());
        }

        Bench with(Measured newer) {
            laboratory.model().load(newer.weights());
            return new Bench(laboratory, newer);
        }

        @Override
        public void close() {
            laboratory.close();
            laboratory.model().close();
        }
    }

    /** Nobody hears of what is measured until somebody {@linkplain #listen listens}. */
    MeasureDesk(SessionListener session, Guard guard) {
        this.session = session;
        this.guard = guard;
    }

    /** Sets who hears of what is measured, in place of whoever did. */
    public void listen(MeasureListener newListener) {
        listener = newListener;
    }

    /**
     * Whether the evidence behind the headline numbers is looked at: it is gathered with them from
     * here on, and soon for the newest weights.
     */
    public void watchEvidence(boolean nowWatched) {
        watched = nowWatched;
        if (nowWatched) {
            executor.execute(
                    () -> {
                        cadence.reset();
                        measuredStep = UNMEASURED;
                        look();
                    });
        }
    }

    /** Measures everything with the newest weights, in place of what is being measured so. */
    public void measureAll() {
        long number = asked.incrementAndGet();
        executor.execute(
                () -> {
                    guard.run(task(), () -> measureAll(number));
                    tell(hearing -> hearing.progressed("", 1));
                });
    }

    /** Ends what {@link #measureAll} began. */
    public void cancel() {
        asked.incrementAndGet();
    }

    /** Another model is open: what is being measured of the one before ends. */
    void install(OpenModel open) {
        cancel();
        generation.set(open.generation());
        newest.take();
        executor.execute(this::closeBench);
    }

    /** Tells of new weights, and how they are trained at the moment. */
    void weights(OpenModel open, WeightSnapshot weights, TrainingConfig training) {
        if (newest.set(new Measured(open, weights, training))) {
            executor.execute(this::lookLater);
        }
    }

    private void lookLater() {
        if (!waiting) {
            waiting = true;
            int millis = bench == null ? MILLIS_TO_FIRST_LOOK : MILLIS_TO_NEXT_LOOK;
            CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, executor)
                    .execute(
                            () -> {
                                waiting = false;
                                look();
                            });
        }
    }

    /** Measures the newest weights if that is due, and looks again where it is not yet. */
    private void look() {
        guard.run(
                task(),
                () -> {
                    takeNewest();
                    Bench current = bench;
                    if (current != null && current.step() != measuredStep && cadence.isDue()) {
                        measuredStep = current.step();
                        cadence.run(() -> measureHeadlines(current));
                    }
                },
                this::broken);
        if (bench != null && (newest.isPresent() || bench.step() != measuredStep)) {
            lookLater();
        }
    }

    private void takeNewest() {
        Measured taken = newest.take();
        if (taken == null
                || taken.open().generation() != generation.get()
                || taken.open().generation() == brokenGeneration) {
            return;
        }
        if (bench != null && bench.generation() != taken.open().generation()) {
            closeBench(); // The order to close it is on its way.
        }
        Bench present = bench;
        bench = present == null ? open(taken) : present.with(taken);
    }

    private Bench open(Measured taken) {
        RunConfig config = taken.open().config();
        Split split = taken.open().split();
        FrozenVae model = new FrozenVae(config.model(), taken.weights(), 1);
        boolean ready = false;
        try {
            Laboratory laboratory =
                    new Laboratory(
                            model,
                            new Split(
                                    Binarised.as(config.training(), split.train()),
                                    Binarised.as(config.training(), split.heldOut())),
                            Sampling.STANDARD,
                            whileOpen(taken.open().generation()));
            ready = true;
            return new Bench(laboratory, taken);
        } finally {
            if (!ready) {
                model.close();
            }
        }
    }

    /** Ends work for a model that is no longer open. */
    private Progress whileOpen(long measured) {
        return (what, done, total) -> {
            if (generation.get() != measured) {
                throw new CancelledException();
            }
        };
    }

    private void measureHeadlines(Bench current) {
        Progress progress = whileOpen(current.generation());
        if (watched) {
            Evidence evidence = current.laboratory().evidence(current.generation(), progress);
            tell(hearing -> hearing.headlines(evidence.headlines()));
            tell(hearing -> hearing.evidence(evidence));
        } else {
            var headlines = current.laboratory().headlines(current.generation(), progress);
            tell(hearing -> hearing.headlines(headlines));
        }
    }

    private void measureAll(long number) {
        takeNewest();
        Bench current = bench;
        if (current == null) {
            throw new InvalidInputException(
                    "There is nothing to measure with yet; try again in a moment.");
        }
        Progress open = whileOpen(current.generation());
        FullReport report =
                current.laboratory()
                        .report(
                                current.generation(),
                                current.charged(),
                                EnumSet.allOf(Measure.class),
                                (what, done, total) -> {
                                    open.report(what, done, total);
                                    if (asked.get() != number) {
                                        throw new CancelledException();
                                    }
                                    double share = total == 0 ? 0 : (double) done / total;
                                    tell(hearing -> hearing.progressed(what, share));
                                });
        tell(hearing -> hearing.report(report));
    }

    private void tell(Consumer<MeasureListener> news) {
        MeasureListener hearing = listener;
        if (hearing != null) {
            news.accept(hearing);
        }
    }

    private Task task() {
        Bench current = bench;
        return new Task(
                Task.Kind.MEASURES, current == null ? generation.get() : current.generation());
    }

    /** Headlines fail with every new weights: it is said once, and this model is left alone. */
    private void broken(Failure failure) {
        Bench failed = bench;
        long which = failed == null ? generation.get() : failed.generation();
        closeBench();
        if (brokenGeneration != which) {
            brokenGeneration = which;
            session.failed(failure);
            tell(hearing -> hearing.failed(failure.sentence()));
        }
    }

    private void closeBench() {
        if (bench != null) {
            bench.close();
            bench = null;
        }
        cadence.reset();
        measuredStep = UNMEASURED;
    }

    @Override
    public String name() {
        return executor.name();
    }

    /** Ends what is being done too. */
    @Override
    public void end() {
        cancel();
        generation.set(UNMEASURED);
        executor.execute(this::closeBench);
        executor.end();
    }

    @Override
    public boolean awaitEnd(long nanos) throws InterruptedException {
        return executor.awaitEnd(nanos);
    }
}
