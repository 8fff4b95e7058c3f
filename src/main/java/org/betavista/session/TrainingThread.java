package org.betavista.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.betavista.data.CancelledException;
import org.betavista.data.ImageDataset;
import org.betavista.model.NativeEngine;
import org.betavista.model.WeightSnapshot;
import org.betavista.train.DivergedException;
import org.betavista.train.StepMetrics;
import org.betavista.train.TrainingConfig;
import org.betavista.train.TrainingRun;
import org.betavista.train.TrainingState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that owns everything trainable, and the state of training. Commands, pause and live
 * settings take effect between two native calls, each of which makes one step or several; native
 * code is never interrupted. New weights are published between calls, ten times a second at most.
 *
 * <p>Another run is first prepared beside the present one, and takes its place when everything else
 * that belongs to it is ready too: where that fails the present run goes on.
 */
final class TrainingThread implements EndingThread {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingThread.class);
    private static final long NANOS_BETWEEN_SNAPSHOTS = 100_000_000L;

    /** A moved slider goes first, also on machines with few cores. */
    private static final int NICENESS = 5;

    private final Listener listener;
    private final Guard guard;
    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "betavista-train");
    private volatile @Nullable Live live;
    private volatile boolean closed;

    /** Nothing is done any more; guarded by {@link #commands}. */
    private boolean ended;

    // Of the thread alone.
    private @Nullable Run present;
    private @Nullable Run prepared;
    private boolean training;
    private long publishedNanos;

    /** Hears what the thread does; calls come on it. */
    interface Listener {
        void stateChanged(SessionState state);

        void stepped(StepMetrics step);

        void snapshot(long generation, WeightSnapshot weights);
    }

    /** Something to do between two native calls. */
    private interface Command {
        void run();

        /** The thread has ended, so that it is never done. */
        default void refuse() {}
    }

    private record Run(long generation, TrainingRun run, TrainingConfig training) {}

    /** How a run is trained from now on. */
    private record Live(long generation, TrainingConfig training) {}

    TrainingThread(Listener listener, Guard guard) {
        this.listener = listener;
        this.guard = guard;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /**
     * Makes another run beside the present one, in place of one that was prepared before.
     *
     * @param generation of the model that it is of
     * @param state the optimiser's state and weights to go on from, or empty
     * @param weights the weights to begin with where there is no state, or empty for fresh ones
     * @return completes on this thread
     */
    CompletableFuture<Opened> prepare(
            long generation,
            RunConfig config,
            ImageDataset images,
            Optional<TrainingState> state,
            Optional<WeightSnapshot> weights) {
        return ask(
                () -> {
                    closePrepared();
                    TrainingRun run = new TrainingRun(config.model(), config.training(), images);
                    boolean ready = false;
                    try {
                        state.ifPresent(run::restore);
                        if (state.isEmpty()) {
                            weights.ifPresent(run::restore);
                        }
                        Opened opened = new Opened(run.snapshot(), run.batchesPerEpoch());
                        prepared = new Run(generation, run, config.training());
                        ready = true;
                        return opened;
                    } finally {
                        if (!ready) {
                            run.close();
                        }
                    }
                });
    }

    /**
     * A run that has been prepared.
     *
     * @param weights its first weights
     * @param batchesPerEpoch steps in which every training image is seen once
     */
    record Opened(WeightSnapshot weights, int batchesPerEpoch) {}

    /**
     * Puts the prepared run in the place of the present one, paused.
     *
     * @param keepsFormer whether the state of the present one is wanted
     * @return that state, or empty where there is none; where it cannot be had nothing is replaced
     */
    CompletableFuture<Optional<TrainingState>> replace(boolean keepsFormer) {
        return ask(
                () -> {
                    Run next = prepared;
                    if (next == null) {
                        throw new IllegalStateException("no run is prepared");
                    }
                    Run former = present;
                    Optional<TrainingState> state =
                            keepsFormer && former != null
                                    ? Optional.of(former.run().state())
                                    : Optional.empty();
                    training = false;
                    present = next;
                    prepared = null;
                    if (former != null) {
                        guard.quietly(former.run()::close);
                    }
                    return state;
                });
    }

    /** Gives up the prepared run. Any thread. */
    void discard() {
        submit(this::closePrepared);
    }

    /**
     * Has the listener told again what training does; after what it was told before. Any thread.
     */
    void announce() {
        submit(
                () ->
                        listener.stateChanged(
                                training
                                        ? new SessionState.Training()
                                        : new SessionState.Paused()));
    }

    /** Goes on until paused. Any thread. */
    void train() {
        submit(
                () -> {
                    if (present != null && !training) {
                        training = true;
                        listener.stateChanged(new SessionState.Training());
                    }
                });
    }

    /** Stops before the next native call. Any thread. */
    void pause() {
        submit(
                () -> {
                    if (training) {
                        training = false;
                        publish();
                        listener.stateChanged(new SessionState.Paused());
                    }
                });
    }

    /** Makes exactly one step and stops. Any thread. */
    void step() {
        submit(
                () -> {
                    boolean wasTraining = training;
                    training = false;
                    if (makeSteps(1) || wasTraining) {
                        publish();
                        listener.stateChanged(new SessionState.Paused());
                    }
                });
    }

    /**
     * Changes prices, learning rate and the live knob from the next call on. Any thread.
     *
     * @param generation of the run that is meant; another one is not changed
     */
    void tune(long generation, TrainingConfig changed) {
        live = new Live(generation, changed);
    }

    /**
     * Copies weights and optimiser before the next call.
     *
     * @param generation of the run that is meant; empty where another one is open
     */
    CompletableFuture<Optional<TrainingState>> state(long generation) {
        return ask(
                () ->
                        Optional.ofNullable(present)
                                .filter(run -> run.generation() == generation)
                                .map(run -> run.run().state()));
    }

    /**
     * Looks at how the open run's numbers come about, before the next call. Training waits for it,
     * which takes as long as two evaluations of few images where the run is fast, and else no time.
     *
     * @param heldOut images of the open run's shape
     */
    CompletableFuture<Arithmetic> arithmetic(ImageDataset heldOut) {
        return ask(
                () -> present == null ? Arithmetic.UNKNOWN : Arithmetic.of(present.run(), heldOut));
    }

    private void submit(Runnable command) {
        add(command::run);
    }

    /** Every question is answered, if only by {@link CancelledException} when the thread ends. */
    private <T> CompletableFuture<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        add(
                new Command() {
                    @Override
                    public void run() {
                        try {
                            answer.complete(question.get());
                        } catch (Throwable problem) {
                            answer.completeExceptionally(problem);
                        }
                    }

                    @Override
                    public void refuse() {
                        answer.completeExceptionally(new CancelledException());
                    }
                });
        return answer;
    }

    private void add(Command command) {
        synchronized (commands) {
            if (!ended) {
                commands.add(command);
                return;
            }
        }
        command.refuse();
    }

    private void run() {
        NativeEngine.lowerPriority(NICENESS);
        try {
            while (!closed) {
                Command command = training ? commands.poll() : commands.take();
                if (!closed) {
                    goOn(command);
                } else if (command != null) {
                    command.refuse();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            refuseTheRest();
            closePrepared();
            if (present != null) {
                present.run().close();
            }
        }
    }

    /** Nobody waits for an answer that cannot come, now or later; nothing is trained any more. */
    private void refuseTheRest() {
        List<Command> left = new ArrayList<>();
        synchronized (commands) {
            ended = true;
            commands.drainTo(left);
        }
        left.forEach(command -> guard.quietly(command::refuse));
    }

    /** One command or one call's steps; what goes wrong stops training, never this thread. */
    private void goOn(@Nullable Command command) {
        Task task =
                new Task(
                        Task.Kind.TRAINING,
                        present == null ? PresentModel.NONE : present.generation());
        boolean good =
                guard.run(
                        task,
                        () -> {
                            if (command != null) {
                                command.run();
                            } else if (makeSteps(Integer.MAX_VALUE)
                                    && System.nanoTime() - publishedNanos
                                            > NANOS_BETWEEN_SNAPSHOTS) {
                                publish();
                            }
                        });
        if (!good) {
            training = false;
            guard.quietly(() -> listener.stateChanged(new SessionState.Paused()));
        }
    }

    /**
     * Makes the steps of one native call.
     *
     * @param atMost how many; the run makes fewer where they take long
     * @return whether a step was made
     */
    private boolean makeSteps(int atMost) {
        Run current = present;
        if (current == null) {
            return false;
        }
        Live changed = live;
        TrainingConfig now =
                changed != null && changed.generation() == current.generation()
                        ? changed.training()
                        : current.training();
        try {
            current.run().steps(now, atMost).forEach(listener::stepped);
            return true;
        } catch (DivergedException e) {
            LOG.warn("diverged with {}", now);
            training = false;
            publish();
            listener.stateChanged(new SessionState.Diverged(e.goodStep()));
            return false;
        }
    }

    private void publish() {
        if (present != null) {
            publishedNanos = System.nanoTime();
            listener.snapshot(present.generation(), present.run().snapshot());
        }
    }

    private void closePrepared() {
        if (prepared != null) {
            prepared.run().close();
            prepared = null;
        }
    }

    @Override
    public String name() {
        return thread.getName();
    }

    @Override
    public void end() {
        closed = true;
        submit(() -> {}); // Wakes the thread up.
    }

    @Override
    public boolean awaitEnd(long nanos) throws InterruptedException {
        return EndingThread.join(thread, nanos);
    }
}
