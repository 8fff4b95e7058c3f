package org.betavista.session;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.betavista.data.InvalidInputException;
import org.betavista.data.StoredImages;
import org.betavista.data.files.ImageFit;
import org.betavista.data.files.Picture;
import org.betavista.model.WeightSnapshot;
import org.betavista.store.AtomicFile;
import org.betavista.store.GridImage;
import org.betavista.store.MetricsRow;
import org.betavista.store.MetricsTable;
import org.betavista.store.RunDirectory;
import org.betavista.train.TrainingState;
import org.jspecify.annotations.Nullable;

/**
 * The thread for files, exports, and for looking at fixed images with new weights. It works on
 * snapshots, so that it never holds up training.
 */
final class Worker implements EndingThread {
    /** Sliders go first, then training, then what looks at fixed images. */
    private static final int NICENESS = 10;

    private final SessionListener listener;
    private final Guard guard;
    private final ObservatoryMaker observatories;
    private final RunFigures figures;
    private final ArithmeticCheck arithmetic;
    private final Neighbourhood neighbourhood;
    private final Latest<WeightSnapshot> weights = new Latest<>();
    private final Latest<Picture> drawing = new Latest<>();
    private final DaemonExecutor executor = new DaemonExecutor("betavista-worker", NICENESS);
    private volatile boolean ending;

    // Of the worker thread alone.
    private WatchedImages watched = new WatchedImages();
    private @Nullable Observatory observatory;
    private final Cadence glances = new Cadence(150);
    private final Cadence surveys = new Cadence(700);
    private final Cadence checks = new Cadence(2000);
    private long surveyedStep = -1;
    private long checkedStep = -1;

    /** Makes what looks at a model. */
    interface ObservatoryMaker {
        Observatory make(OpenModel model, Observatory.Sample sample, WeightSnapshot weights);
    }

    /**
     * @param figures of the open run
     * @param arithmetic of the training thread; is made with every held-out check
     * @param neighbourhood is told the held-out images and their codes
     */
    Worker(
            SessionListener listener,
            Guard guard,
            ObservatoryMaker observatories,
            RunFigures figures,
            ArithmeticCheck arithmetic,
            Neighbourhood neighbourhood) {
        this.listener = listener;
        this.guard = guard;
        this.observatories = observatories;
        this.figures = figures;
        this.arithmetic = arithmetic;
        this.neighbourhood = neighbourhood;
    }

    /** Does something on the worker thread, also when the session ends; it guards itself. */
    void submit(Runnable guarded) {
        executor.execute(guarded);
    }

    /** Works on the model that is looked at by then; nothing is begun when the session ends. */
    private void submit(Task.Kind kind, Runnable work) {
        executor.execute(
                () -> {
                    if (!ending) {
                        guard.run(new Task(kind, generation()), work);
                    }
                });
    }

    private long generation() {
        return observatory == null ? PresentModel.NONE : observatory.open().generation();
    }

    private <T> CompletableFuture<T> ask(Supplier<T> task) {
        return executor.ask(task);
    }

    // Looking

    /** All that is needed to look at another model. */
    record Prepared(
            Observatory observatory,
            StoredImages heldOut,
            WatchedImages watched,
            Optional<String> refused)
            implements AutoCloseable {
        @Override
        public void close() {
            observatory.close();
        }
    }

    /** Makes everything that can fail before another model is looked at; on the worker thread. */
    Prepared prepare(OpenModel model, Observatory.Sample sample, WeightSnapshot firstWeights) {
        WatchedImages.Refit images =
                isLikePresent(model.config())
                        ? new WatchedImages.Refit(watched, Optional.empty())
                        : watched.refit(model.config());
        return new Prepared(
                observatories.make(model, sample, firstWeights),
                sample.heldOut(),
                images.images(),
                images.refused());
    }

    private boolean isLikePresent(RunConfig config) {
        if (observatory == null) {
            return false;
        }
        RunConfig present = observatory.open().config();
        return present.model().shape().equals(config.model().shape())
                && present.borderBrightness() == config.borderBrightness();
    }

    /** Makes another model the one that is looked at; on the worker thread. */
    void install(Prepared prepared) {
        Observatory before = observatory;
        observatory = prepared.observatory();
        watched = prepared.watched();
        neighbourhood.install(prepared.observatory().open().generation(), prepared.heldOut());
        if (before != null) {
            guard.quietly(before::close);
        }
        weights.take(); // Whatever waits there is the former model's.
        glances.reset();
        surveys.reset();
        checks.reset();
        arithmetic.reset();
        surveyedStep = -1;
        checkedStep = -1;
        prepared.refused().ifPresent(sentence -> guard.quietly(() -> refused(sentence)));
    }

    private void refused(String sentence) {
        listener.failed(new Failure(new Task(Task.Kind.IMAGES, generation()), sentence));
    }

    /** Tells of new weights; any thread. */
    void weights(WeightSnapshot newWeights) {
        if (weights.set(newWeights)) {
            submit(Task.Kind.LOOKING, this::look);
        }
    }

    /** Looks with the newest weights, at what is due. Called again when training is quiet. */
    private void look() {
        Observatory current = observatory;
        if (current == null) {
            return;
        }
        WeightSnapshot newest = weights.take();
        if (newest != null) {
            current.load(newest);
        }
        if (glances.isDue()) {
            glances.run(() -> glance(current));
        }
        if (surveys.isDue()) {
            surveys.run(() -> survey(current));
        }
        if (checks.isDue()) {
            checks.run(() -> checkHeldOut(current));
        }
        if (!weights.isPresent()) {
            catchUpLater(current.model().step());
        }
    }

    /** When no newer weights come, the last ones get the full look. */
    private void catchUpLater(long step) {
        CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS)
                .execute(
                        () ->
                                submit(
                                        Task.Kind.LOOKING,
                                        () -> {
                                            Observatory current = observatory;
                                            if (current != null
                                                    && !weights.isPresent()
                                                    && current.model().step() == step) {
                                                catchUp(current);
                                            }
                                        }));
    }

    private void catchUp(Observatory current) {
        long step = current.model().step();
        if (step != surveyedStep && surveys.isDue()) {
            glances.run(() -> glance(current));
            surveys.run(() -> survey(current));
        }
        if (step != checkedStep && checks.isDue()) {
            checks.run(() -> checkHeldOut(current));
        }
        if (step != surveyedStep || step != checkedStep) {
            catchUpLater(step);
        }
    }

    private void glance(Observatory current) {
        listener.glanced(current.glance(watched.names(), watched.fits()));
    }

    private void survey(Observatory current) {
        surveyedStep = current.model().step();
        Survey survey = current.survey();
        listener.surveyed(survey);
        neighbourhood.surveyed(survey);
    }

    private void checkHeldOut(Observatory current) {
        checkedStep = current.model().step();
        if (checkedStep == 0) {
            return;
        }
        MetricsRow.Terms terms = current.heldOut();
        double beta =
                figures.addHeldOut(
                        checkedStep,
                        current.open().config().training().chargedBeta(checkedStep),
                        terms);
        listener.heldOutMeasured(current.open().generation(), checkedStep, beta, terms);
        arithmetic.check(current.open(), current.heldOutImages());
    }

    void priorSeed(long seed) {
        submit(
                Task.Kind.LOOKING,
                () -> {
                    if (observatory != null) {
                        observatory.priorSeed(seed);
                        glance(observatory);
                    }
                });
    }

    /** Measures the gradients of the newest weights. */
    void measureGradients() {
        submit(
                Task.Kind.GRADIENTS,
                () -> {
                    Observatory current = openObservatory();
                    WeightSnapshot newest = weights.take();
                    if (newest != null) {
                        current.load(newest);
                        catchUpLater(newest.step());
                    }
                    listener.gradientsMeasured(current.gradients());
                });
    }

    // Images

    void addImages(List<Path> files) {
        submit(
                Task.Kind.IMAGES,
                () -> {
                    Observatory current = observatory;
                    if (current == null) {
                        throw new InvalidInputException("Open a model first, then add images.");
                    }
                    watched.read(files, current.open().config()).ifPresent(this::refused);
                    glance(current);
                });
    }

    void encodeDrawing(Picture newest) {
        if (drawing.set(newest)) {
            submit(Task.Kind.IMAGES, this::encodeNewestDrawing);
        }
    }

    private void encodeNewestDrawing() {
        Picture newest = drawing.take();
        Observatory current = observatory;
        if (newest != null && current != null) {
            ImageFit fit = ImageEncoder.fit(newest, current.open().config());
            listener.drawingEncoded(
                    ImageEncoder.encode(current.model(), List.of("drawing"), List.of(fit)).get(0));
        }
    }

    void keepDrawing(Picture kept) {
        submit(
                Task.Kind.IMAGES,
                () -> {
                    if (observatory != null) {
                        watched.add(kept, observatory.open().config());
                        glance(observatory);
                    }
                });
    }

    void removeImage(int index) {
        submit(
                Task.Kind.IMAGES,
                () -> {
                    if (observatory != null) {
                        watched.remove(index);
                        glance(observatory);
                    }
                });
    }

    // Keeping

    CompletableFuture<Path> export(Path file, GridSettings settings, float[] origin) {
        return ask(
                () -> {
                    Observatory current = openObservatory();
                    RunConfig config = current.open().config();
                    if (origin.length != config.model().latentSize()) {
                        throw new InvalidInputException(
                                "Another model was opened meanwhile; export again.");
                    }
                    GridImage grid =
                            GridExport.draw(
                                    current.model(),
                                    settings,
                                    current.open().split()::heldOut,
                                    origin);
                    GridExport.write(
                            file,
                            grid,
                            settings,
                            current.open().name(),
                            config,
                            current.model().step());
                    return file;
                });
    }

    private Observatory openObservatory() {
        if (observatory == null) {
            throw new InvalidInputException("There is no model yet; open one first.");
        }
        return observatory;
    }

    CompletableFuture<Path> exportMetrics(Path file) {
        return ask(
                () -> {
                    AtomicFile.write(
                            file, figures.table().toCsv().getBytes(StandardCharsets.UTF_8));
                    return file;
                });
    }

    /**
     * Writes a run, or a further checkpoint of it, with its loss on held-out images.
     *
     * @param generation of the model that it is of
     * @param state of the open model by then; another may be open when this is done
     */
    CompletableFuture<Path> save(
            Supplier<Path> place,
            long generation,
            RunConfig config,
            TrainingState state,
            MetricsTable table) {
        return ask(
                () -> {
                    Path folder = place.get();
                    new TrainedRun(config, state, table, heldOut(generation, state.weights()))
                            .writeTo(new RunDirectory(folder));
                    return folder;
                });
    }

    private MetricsRow.@Nullable Terms heldOut(long generation, WeightSnapshot saved) {
        Observatory current = observatory;
        if (current == null || current.open().generation() != generation) {
            return null;
        }
        current.load(saved);
        catchUpLater(saved.step());
        return current.heldOut();
    }

    @Override
    public String name() {
        return executor.name();
    }

    /** What was asked for before is still answered. */
    @Override
    public void end() {
        ending = true;
        executor.execute(
                () -> {
                    if (observatory != null) {
                        observatory.close();
                        observatory = null;
                    }
                });
        executor.end();
    }

    @Override
    public boolean awaitEnd(long nanos) throws InterruptedException {
        return executor.awaitEnd(nanos);
    }
}
