package org.betavista.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.betavista.data.InvalidInputException;
import org.betavista.data.files.Picture;
import org.betavista.model.WeightSnapshot;
import org.betavista.train.StepMetrics;
import org.betavista.train.TrainingConfig;

/**
 * One person exploring one model: opens and makes models, trains, decodes, encodes, exports, saves.
 * Owns the threads. Every method may be called from any thread and returns at once; what comes of
 * it is heard by the {@link SessionListener}.
 */
public final class ExplorerSession implements AutoCloseable {
    private static final int MOST_UNREAD_STEPS = 200_000;

    private final SessionListener listener;
    private final Guard guard;
    private final PresentModel present = new PresentModel();
    private final RunFigures figures = new RunFigures();
    private final ConcurrentLinkedQueue<StepMetrics> unreadSteps = new ConcurrentLinkedQueue<>();
    private final Neighbourhood neighbourhood;
    private final DecodeThread decoding;
    private final TrainingThread training;
    private final Worker worker;
    private final BoundDesk bounds;
    private final MeasureDesk measuring;
    private final Openings openings;

    /**
     * Starts the threads. No model is open yet.
     *
     * @param listener hears what happens, on the session's threads
     * @param place where imported data sets are found
     */
    public ExplorerSession(SessionListener listener, DataFolder place) {
        this(listener, place, Observatory::new);
    }

    /** The same with other looks at the open model. */
    ExplorerSession(
            SessionListener listener, DataFolder place, Worker.ObservatoryMaker observatories) {
        this.listener = listener;
        guard = new Guard(listener);
        neighbourhood = new Neighbourhood(listener::neighboursFound);
        decoding = new DecodeThread(this::decoded, guard);
        training = new TrainingThread(new Hearing(), guard);
        worker =
                new Worker(
                        listener,
                        guard,
                        observatories,
                        figures,
                        new ArithmeticCheck(training::arithmetic, listener),
                        neighbourhood);
        bounds = new BoundDesk(listener, guard);
        measuring = new MeasureDesk(listener, guard);
        openings =
                new Openings(
                        listener, guard, place, training, worker, figures, present, this::opened);
        decoding.start();
        training.start();
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
            figures.add(step);
            if (unreadSteps.size() < MOST_UNREAD_STEPS) {
                unreadSteps.add(step);
            }
        }

        @Override
        public void snapshot(long generation, WeightSnapshot weights) {
            publish(generation, weights);
        }
    }

    private void publish(long generation, WeightSnapshot weights) {
        PresentModel.Standing now = present.publish(generation, weights);
        if (now != null) {
            decoding.weights(generation, now.model().config().model(), weights);
            worker.weights(weights);
            measuring.weights(now.model(), weights, now.training());
            listener.weightsChanged(generation, weights.step());
        }
    }

    // Models

    /**
     * Opens a run folder or a model folder. Until {@link SessionListener#openingEnded} the present
     * model stays, but is not trained.
     *
     * @return the generation that its model has if it opens
     */
    public long open(Path folder) {
        return openings.open(folder);
    }

    /**
     * Makes a new model with fresh weights in place of the present one.
     *
     * @param newModel makes its config from the images, which may be slow; on the worker thread
     * @return the generation that it has if it can be made
     */
    public long begin(NewModel newModel) {
        return openings.begin(newModel);
    }

    /** Gives up the model whose images are being read; the present one goes on. */
    public void cancelLoading() {
        openings.cancel();
    }

    /** Begins again with the fresh weights of the same seed. {@link #undoReset} takes it back. */
    public long reset() {
        return openings.reset();
    }

    /** Brings back what the last {@link #reset} threw away; nothing where there was none. */
    public long undoReset() {
        return openings.undoReset();
    }

    private void opened(OpenModel model, WeightSnapshot weights) {
        bounds.cancel();
        unreadSteps.clear();
        measuring.install(model);
        decoding.weights(model.generation(), model.config().model(), weights);
        guard.quietly(() -> listener.modelOpened(model));
        training.announce();
        guard.quietly(() -> publish(model.generation(), weights));
    }

    // Training

    /** Goes on until paused. Nothing happens while a model is being opened. */
    public void train() {
        if (!openings.isUnderWay()) {
            training.train();
        }
    }

    /** Stops after the present step, or the few that one native call makes. */
    public void pause() {
        training.pause();
    }

    /** Makes exactly one step; none while a model is being opened. */
    public void step() {
        if (!openings.isUnderWay()) {
            training.step();
        }
    }

    /**
     * Changes what can be changed while training, from the next batch on: prices, learning rate,
     * and the objective's live knob.
     *
     * @param generation of the model that is meant; nothing happens if another is open by now
     * @param change what is set now to what shall be; the rest must stay as the open run has it
     */
    public void tune(long generation, UnaryOperator<TrainingConfig> change) {
        present.tune(generation, change, changed -> training.tune(generation, changed));
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
        PresentModel.Standing now = present.standing();
        if (now != null) {
            bounds.estimate(now.model(), now.weights(), samples, images);
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
        return training.state(generation)
                .thenCompose(
                        // On the training thread, before it does anything else: figures and state
                        // belong together, and to the model if that is still the open one.
                        state -> {
                            PresentModel.Standing now = present.of(generation);
                            return state.isEmpty() || now == null
                                    ? notOpen()
                                    : worker.save(
                                            folder,
                                            generation,
                                            now.config(),
                                            state.get(),
                                            figures.table());
                        });
    }

    private static CompletableFuture<Path> notOpen() {
        return CompletableFuture.failedFuture(
                new InvalidInputException("The model that was to be saved is not open any more."));
    }

    /**
     * Ends the threads, side by side, and waits for them, for five seconds at most. What was asked
     * for and was not begun is refused, except for saving. A second call does nothing.
     */
    @Override
    public void close() {
        openings.end();
        Closing.of(List.of(training, decoding, bounds, worker, measuring)).await();
    }
}
