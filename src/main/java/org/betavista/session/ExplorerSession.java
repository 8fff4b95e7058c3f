package org.betavista.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.betavista.data.CancelledException;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Split;
import org.betavista.data.files.Picture;
import org.betavista.model.WeightSnapshot;
import org.betavista.store.MetricsTable;
import org.betavista.train.StepMetrics;
import org.betavista.train.TrainingConfig;
import org.betavista.train.TrainingState;
import org.jspecify.annotations.Nullable;

/**
 * One person exploring one model: opens and makes models, trains, decodes, encodes, exports, saves.
 * Owns the threads. Every method may be called from any thread and returns at once; what comes of
 * it is heard by the {@link SessionListener}.
 */
public final class ExplorerSession implements AutoCloseable {
    private static final int MOST_UNREAD_STEPS = 200_000;

    private final SessionListener listener;
    private final DataFolder place;
    private final Neighbourhood neighbourhood;
    private final DecodeThread decoding;
    private final TrainingThread training;
    private final Worker worker;
    private final BoundDesk bounds;
    private final MeasureDesk measuring;
    private final AtomicLong generations = new AtomicLong();
    private final ConcurrentLinkedQueue<StepMetrics> unreadSteps = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable OpenModel open;
    private volatile @Nullable Published published;
    private volatile boolean loadingCancelled;
    private volatile @Nullable TrainingState beforeReset;
    private volatile @Nullable TrainingConfig trainingBeforeReset;
    private volatile @Nullable TrainingConfig knobs;

    /** The newest weights and whose they are. */
    private record Published(OpenModel model, WeightSnapshot weights) {}

    /**
     * Starts the threads. No model is open yet.
     *
     * @param listener hears what happens, on the session's threads
     * @param place where imported data sets are found
     */
    public ExplorerSession(SessionListener listener, DataFolder place) {
        this.listener = listener;
        this.place = place;
        neighbourhood = new Neighbourhood(listener::neighboursFound);
        decoding = new DecodeThread(this::decoded);
        training = new TrainingThread(new Hearing());
        worker =
                new Worker(
                        listener,
                        new ArithmeticCheck(training::arithmetic, listener),
                        neighbourhood);
        bounds = new BoundDesk(listener);
        measuring = new MeasureDesk(listener);
        decoding.start();
        training.start();
        worker.start();
    }

    private void decoded(Channel channel, Decoded result) {
        listener.decoded(channel, result);
        if (channel == Channel.POINT) {
            neighbourhood.moved(result);
        }
    }

    /** Hands on what the training thread does. */
    private final class Hearing implements TrainingThread.Listener {
        @Override
        public void stateChanged(SessionState state) {
            listener.stateChanged(state);
        }

        @Override
        public void stepped(StepMetrics step) {
            worker.record(step);
            if (unreadSteps.size() < MOST_UNREAD_STEPS) {
                unreadSteps.add(step);
            }
        }

        @Override
        public void snapshot(WeightSnapshot weights) {
            OpenModel current = open;
            if (current != null) {
                publish(current, weights);
            }
        }

        @Override
        public void failed(String sentence) {
            listener.failed(sentence);
        }
    }

    private void publish(OpenModel current, WeightSnapshot weights) {
        decoding.weights(current.generation(), current.config().model(), weights);
        worker.weights(weights);
        measuring.weights(current, weights, currentTraining(current));
        published = new Published(current, weights);
        listener.weightsChanged(current.generation(), weights.step());
    }

    // Models

    /** Opens a run folder or a model folder. */
    public void open(Path folder) {
        worker.submit(
                () -> {
                    SavedModel saved = SavedModel.read(folder);
                    Split split = load(saved.config().data(), saved.config().training().seed());
                    install(
                            saved.name(),
                            saved.config(),
                            split,
                            saved.trainingState(),
                            Optional.of(saved.weights()),
                            saved.metrics());
                });
    }

    /**
     * Makes a new model with fresh weights in place of the present one.
     *
     * @param newModel makes its config from the images, which may be slow; on the worker thread
     */
    public void begin(NewModel newModel) {
        worker.submit(
                () -> {
                    Split split = load(newModel.data(), newModel.training().seed());
                    RunConfig config =
                            RunConfig.of(
                                    newModel.data(),
                                    split,
                                    newModel.modelFor(split.shape()),
                                    newModel.training());
                    install(
                            split.name(),
                            config,
                            split,
                            Optional.empty(),
                            Optional.empty(),
                            new MetricsTable(config.training().objective().extraTerms()));
                });
    }

    private Split load(DataSource source, long seed) {
        loadingCancelled = false;
        return source.load(
                seed,
                place,
                (what, done, total) -> {
                    if (loadingCancelled) {
                        throw new CancelledException();
                    }
                    listener.progressed(what, done, total);
                });
    }

    /** Gives up the model whose images are being read; the present one goes on. */
    public void cancelLoading() {
        loadingCancelled = true;
    }

    private void install(
            String name,
            RunConfig config,
            Split split,
            Optional<TrainingState> state,
            Optional<WeightSnapshot> weights,
            MetricsTable metrics) {
        // First, because it may fail: the present model is untouched then.
        Observatory.Sample sample = Observatory.Sample.of(split);
        TrainingThread.Opened opened = null;
        OpenModel present = open;
        // What the training thread publishes from here on belongs to no model that is known yet.
        open = null;
        try {
            opened = Futures.await(training.open(config, split.train(), state, weights));
        } finally {
            if (opened == null) {
                open = present;
            }
        }
        bounds.cancel();
        unreadSteps.clear();
        beforeReset = null;
        OpenModel model =
                new OpenModel(
                        generations.incrementAndGet(),
                        name,
                        config,
                        split,
                        opened.weights().step(),
                        opened.batchesPerEpoch(),
                        List.copyOf(metrics.rows()));
        worker.install(model, sample, opened.weights(), metrics);
        measuring.install(model);
        synchronized (this) {
            knobs = config.training();
            open = model;
        }
        decoding.weights(model.generation(), config.model(), opened.weights());
        listener.modelOpened(model);
        listener.stateChanged(new SessionState.Paused());
        publish(model, opened.weights());
    }

    // Training

    /** Goes on until paused. */
    public void train() {
        training.train();
    }

    /** Stops after the present step, or the few that one native call makes. */
    public void pause() {
        training.pause();
    }

    /** Makes exactly one step. */
    public void step() {
        training.step();
    }

    /** Begins again with the fresh weights of the same seed. {@link #undoReset} takes it back. */
    public void reset() {
        worker.submit(
                () -> reopen(Optional.empty(), new MetricsTable(worker.metrics().extraTerms())));
    }

    /** Brings back what the last {@link #reset} threw away; nothing where there was none. */
    public void undoReset() {
        worker.submit(
                () -> {
                    TrainingState thrownAway = beforeReset;
                    if (thrownAway != null) {
                        reopen(Optional.of(thrownAway), worker.metricsBefore());
                    }
                });
    }

    /** Puts another state of the same model in place of the present one, which can be undone. */
    private void reopen(Optional<TrainingState> state, MetricsTable metrics) {
        OpenModel current = open;
        if (current == null) {
            return;
        }
        training.pause();
        TrainingConfig now = currentTraining(current);
        TrainingConfig before = trainingBeforeReset;
        TrainingConfig next = state.isPresent() && before != null ? before : now.begun();
        TrainingState present =
                Futures.await(training.state()).orElseThrow(IllegalStateException::new);
        MetricsTable presentMetrics = worker.metrics();
        install(
                current.name(),
                current.config().with(next),
                current.split(),
                state,
                Optional.empty(),
                metrics);
        worker.rememberMetrics(presentMetrics);
        beforeReset = present;
        trainingBeforeReset = now;
    }

    private TrainingConfig currentTraining(OpenModel current) {
        TrainingConfig live = knobs;
        return live == null ? current.config().training() : live;
    }

    /**
     * Changes what can be changed while training, from the next batch on: prices, learning rate,
     * and the objective's live knob.
     *
     * @param generation of the model that is meant; nothing happens if another is open by now
     * @param change what is set now to what shall be; the rest must stay as the open run has it
     */
    public synchronized void tune(long generation, UnaryOperator<TrainingConfig> change) {
        OpenModel current = open;
        TrainingConfig now = knobs;
        if (current != null && current.generation() == generation && now != null) {
            TrainingConfig changed = Objects.requireNonNull(change.apply(now));
            knobs = changed;
            training.tune(changed);
        }
    }

    /** Takes the steps that nobody has read yet, oldest first. */
    public List<StepMetrics> drainSteps() {
        List<StepMetrics> steps = new ArrayList<>();
        for (StepMetrics step = unreadSteps.poll(); step != null; step = unreadSteps.poll()) {
            steps.add(step);
        }
        return steps;
    }

    // Looking

    /**
     * Asks for images of codes, in place of what the channel waits for.
     *
     * @param generation of the model that the codes belong to
     * @param codes N x L; must not change any more
     * @param askedNanos {@link System#nanoTime} of the event behind it
     */
    public void decode(Channel channel, long generation, float[] codes, long askedNanos) {
        decoding.request(channel, generation, codes, askedNanos);
    }

    /** Reads pictures and watches them with every new weights, in addition to those before. */
    public void addImages(List<Path> files) {
        worker.addImages(files);
    }

    /** Encodes what a person drew, in place of a drawing that waits; grey models only. */
    public void encodeDrawing(Picture drawing) {
        worker.encodeDrawing(drawing);
    }

    /** Watches a drawing as an image, in addition to those before. */
    public void keepDrawing(Picture drawing) {
        worker.keepDrawing(drawing);
    }

    /** Stops watching an image. */
    public void removeImage(int index) {
        worker.removeImage(index);
    }

    /** Draws other noise for the prior samples. */
    public void priorSeed(long seed) {
        worker.priorSeed(seed);
    }

    /**
     * Measures how much estimates of the gradient scatter, with the newest weights. A model without
     * a diagonal Gaussian code is refused with a sentence.
     */
    public void measureGradients() {
        worker.measureGradients();
    }

    /**
     * Estimates log p(x) of held-out images with the newest weights, in place of what is being
     * estimated.
     *
     * @param samples draws from q(z|x) an image, K
     * @param images how many images at most
     */
    public void estimateBound(int samples, int images) {
        Published newest = published;
        if (newest != null) {
            bounds.estimate(newest.model(), newest.weights(), samples, images);
        } else {
            listener.boundProgressed(1);
        }
    }

    /** Ends what {@link #estimateBound} began. */
    public void cancelBound() {
        bounds.cancel();
    }

    /** Where the numbers of continuity, completeness and disentanglement come from. */
    public MeasureDesk measuring() {
        return measuring;
    }

    // Keeping

    /**
     * Writes a grid as PNG, with the newest weights.
     *
     * @param origin the code around which a traversal moves
     */
    public CompletableFuture<Path> export(Path file, GridSettings settings, float[] origin) {
        return worker.export(file, settings, origin);
    }

    /** Writes the figures so far as CSV. */
    public CompletableFuture<Path> exportMetrics(Path file) {
        return worker.exportMetrics(file);
    }

    /**
     * Saves the open model as a run folder, or a further checkpoint of it, with what is needed to
     * go on training.
     *
     * @param generation of the model that is meant; another one is not saved in its place
     * @param folder is asked on the worker thread
     */
    public CompletableFuture<Path> save(long generation, Supplier<Path> folder) {
        OpenModel current = open;
        if (current == null || current.generation() != generation) {
            return notOpen();
        }
        return training.state()
                .thenCompose(
                        // On the training thread, before it does anything else: figures and state
                        // belong together, and to the model if that is still the open one.
                        state ->
                                state.isEmpty() || !isOpen(current)
                                        ? notOpen()
                                        : worker.save(
                                                folder,
                                                current.generation(),
                                                current.config().with(currentTraining(current)),
                                                state.get(),
                                                worker.metrics()));
    }

    private boolean isOpen(OpenModel model) {
        OpenModel current = open;
        return current != null && current.generation() == model.generation();
    }

    private static CompletableFuture<Path> notOpen() {
        return CompletableFuture.failedFuture(
                new InvalidInputException("The model that was to be saved is not open any more."));
    }

    /** Ends the threads and waits for them, within bounds. A second call does nothing. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        cancelLoading();
        training.close();
        decoding.close();
        bounds.close();
        worker.close();
        measuring.close();
    }
}
