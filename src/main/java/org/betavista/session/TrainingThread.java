package org.betavista.session;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.betavista.data.ImageDataset;
import org.betavista.data.InvalidInputException;
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
 * The thread that owns everything trainable. Commands, pause and live settings take effect between
 * two native calls, each of which makes one step or several; native code is never interrupted. New
 * weights are published between calls, ten times a second at most.
 */
final class TrainingThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingThread.class);
    private static final long NANOS_BETWEEN_SNAPSHOTS = 100_000_000L;
    private static final long JOIN_MILLIS = 10_000;

    /** A moved slider goes first, also on machines with few cores. */
    private static final int NICENESS = 5;

    private final Listener listener;
    private final BlockingQueue<Runnable> commands = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "betavista-train");
    private volatile @Nullable TrainingConfig knobs;
    private volatile boolean closed;

    // Of the thread alone.
    private @Nullable TrainingRun run;
    private boolean training;
    private long publishedNanos;

    /** Hears what the thread does; calls come on it. */
    interface Listener {
        void stateChanged(SessionState state);

        void stepped(StepMetrics step);

        void snapshot(WeightSnapshot weights);

        void failed(String sentence);
    }

    TrainingThread(Listener listener) {
        this.listener = listener;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /**
     * Replaces the run.
     *
     * @param state the optimiser's state and weights to go on from, or empty
     * @param weights the weights to begin with where there is no state, or empty for fresh ones
     * @return completes on this thread with the run's first weights and its batches an epoch
     */
    CompletableFuture<Opened> open(
            RunConfig config,
            ImageDataset images,
            Optional<TrainingState> state,
            Optional<WeightSnapshot> weights) {
        return ask(
                () -> {
                    // The new run is made first: if it cannot be, the present one goes on.
                    TrainingRun opened = new TrainingRun(config.model(), config.training(), images);
                    try {
                        state.ifPresent(opened::restore);
                        if (state.isEmpty()) {
                            weights.ifPresent(opened::restore);
                        }
                    } catch (InvalidInputException e) {
                        opened.close();
                        throw e;
                    }
                    training = false;
                    closeRun();
                    run = opened;
                    knobs = config.training();
                    return new Opened(opened.snapshot(), opened.batchesPerEpoch());
                });
    }

    /**
     * A run that has just been opened.
     *
     * @param weights its first weights
     * @param batchesPerEpoch steps in which every training image is seen once
     */
    record Opened(WeightSnapshot weights, int batchesPerEpoch) {}

    /** Goes on until paused. Any thread. */
    void train() {
        commands.add(
                () -> {
                    if (run != null && !training) {
                        training = true;
                        listener.stateChanged(new SessionState.Training());
                    }
                });
    }

    /** Stops before the next native call. Any thread. */
    void pause() {
        commands.add(
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
        commands.add(
                () -> {
                    boolean wasTraining = training;
                    training = false;
                    if (makeSteps(1) || wasTraining) {
                        publish();
                        listener.stateChanged(new SessionState.Paused());
                    }
                });
    }

    /** Changes prices, learning rate and the live knob from the next call on. Any thread. */
    void tune(TrainingConfig changed) {
        knobs = changed;
    }

    /** Copies weights and optimiser before the next call; empty while no run is open. */
    CompletableFuture<Optional<TrainingState>> state() {
        return ask(() -> Optional.ofNullable(run).map(TrainingRun::state));
    }

    /**
     * Looks at how the open run's numbers come about, before the next call. Training waits for it,
     * which takes as long as two evaluations of few images where the run is fast, and else no time.
     *
     * @param heldOut images of the open run's shape
     */
    CompletableFuture<Arithmetic> arithmetic(ImageDataset heldOut) {
        return ask(() -> run == null ? Arithmetic.UNKNOWN : Arithmetic.of(run, heldOut));
    }

    private <T> CompletableFuture<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        commands.add(
                () -> {
                    if (closed) {
                        answer.cancel(false);
                        return;
                    }
                    try {
                        answer.complete(question.get());
                    } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
                        answer.completeExceptionally(e);
                    }
                });
        return answer;
    }

    private void run() {
        NativeEngine.lowerPriority(NICENESS);
        try {
            while (!closed) {
                Runnable command = training ? commands.poll() : commands.take();
                goOn(command);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            commands.forEach(Runnable::run); // Nobody waits for an answer that cannot come.
            closeRun();
        }
    }

    /** One command or one call's steps; what goes wrong stops training, never this thread. */
    private void goOn(@Nullable Runnable command) {
        try {
            if (command != null) {
                command.run();
            } else if (makeSteps(Integer.MAX_VALUE)
                    && System.nanoTime() - publishedNanos > NANOS_BETWEEN_SNAPSHOTS) {
                publish();
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("training stopped", e);
            training = false;
            listener.failed(
                    "Training stopped by an error of the program; the log has the details. The"
                            + " model can still be explored and saved.");
            listener.stateChanged(new SessionState.Paused());
        }
    }

    /**
     * Makes the steps of one native call.
     *
     * @param atMost how many; the run makes fewer where they take long
     * @return whether a step was made
     */
    private boolean makeSteps(int atMost) {
        TrainingRun current = run;
        TrainingConfig now = knobs;
        if (current == null || now == null) {
            return false;
        }
        try {
            current.steps(now, atMost).forEach(listener::stepped);
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
        if (run != null) {
            publishedNanos = System.nanoTime();
            listener.snapshot(run.snapshot());
        }
    }

    private void closeRun() {
        if (run != null) {
            run.close();
            run = null;
        }
    }

    @Override
    public void close() {
        closed = true;
        commands.add(() -> training = false);
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
