package org.betavista.session;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.betavista.data.CancelledException;
import org.betavista.data.InvalidInputException;
import org.betavista.data.files.ImageFile;
import org.betavista.data.files.ImageFit;
import org.betavista.data.files.Picture;
import org.betavista.model.NativeEngine;
import org.betavista.model.WeightSnapshot;
import org.betavista.store.AtomicFile;
import org.betavista.store.GridImage;
import org.betavista.store.MetricsRow;
import org.betavista.store.MetricsTable;
import org.betavista.store.RunDirectory;
import org.betavista.train.StepMetrics;
import org.betavista.train.TrainingState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread for files, exports, and for looking at fixed images with new weights. It works on
 * snapshots, so that it never holds up training.
 */
final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    /** Sliders go first, then training, then what looks at fixed images. */
    private static final int NICENESS = 10;

    /** One of the person's images: where it came from, and what the model sees of it. */
    private record Watched(String name, Supplier<Picture> picture, ImageFit fit) {}

    private final SessionListener listener;
    private final ArithmeticCheck arithmetic;
    private final Neighbourhood neighbourhood;
    private final Latest<WeightSnapshot> weights = new Latest<>();
    private final Latest<Picture> drawing = new Latest<>();
    private final DaemonExecutor executor = new DaemonExecutor("betavista-worker");

    // Written by the training thread, read by the worker.
    private final Object metricsLock = new Object();
    private MetricsRecorder recorder = new MetricsRecorder(new MetricsTable());
    private @Nullable StepMetrics lastStep;

    // Of the worker thread alone.
    private final List<Watched> watched = new ArrayList<>();
    private @Nullable Observatory observatory;
    private MetricsTable metricsBefore = new MetricsTable();
    private int drawings;
    private final Cadence glances = new Cadence(150);
    private final Cadence surveys = new Cadence(700);
    private final Cadence checks = new Cadence(2000);
    private long surveyedStep = -1;
    private long checkedStep = -1;

    /**
     * @param arithmetic of the training thread; is made with every held-out check
     * @param neighbourhood is told the held-out images and their codes
     */
    Worker(SessionListener listener, ArithmeticCheck arithmetic, Neighbourhood neighbourhood) {
        this.listener = listener;
        this.arithmetic = arithmetic;
        this.neighbourhood = neighbourhood;
    }

    void start() {
        executor.execute(() -> NativeEngine.lowerPriority(NICENESS));
    }

    /** Does something on the worker thread; what goes wrong is told to the person. */
    void submit(Runnable task) {
        executor.execute(() -> guarded(task));
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (OutOfMemoryError e) {
            LOG.error("worker", e);
            listener.failed(
                    "There is not enough memory for that; choose less data or start with more.");
        } catch (InvalidInputException e) {
            LOG.info("refused: {}", e.sentence());
            listener.failed(e.sentence());
        } catch (CancelledException e) {
            listener.cancelled();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("worker", e);
            listener.failed(
                    "That did not work because of an error of the program; the log has the details.");
        }
    }

    private <T> CompletableFuture<T> ask(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, executor);
    }

    // Figures

    /** Notes a step; called by the training thread. */
    void record(StepMetrics step) {
        synchronized (metricsLock) {
            recorder.add(step);
            lastStep = step;
        }
    }

    /** A copy of the figures so far. */
    MetricsTable metrics() {
        synchronized (metricsLock) {
            MetricsTable copy = new MetricsTable(recorder.table().extraTerms());
            recorder.table().rows().forEach(copy::add);
            return copy;
        }
    }

    /** The figures that belong to what a reset threw away. */
    MetricsTable metricsBefore() {
        return metricsBefore;
    }

    void rememberMetrics(MetricsTable metrics) {
        metricsBefore = metrics;
    }

    // Looking

    /** Makes another model the one that is looked at; on the worker thread. */
    void install(
            OpenModel model,
            Observatory.Sample sample,
            WeightSnapshot firstWeights,
            MetricsTable metrics) {
        boolean sameShape =
                observatory != null
                        && observatory
                                .open()
                                .config()
                                .model()
                                .shape()
                                .equals(model.config().model().shape())
                        && observatory.open().config().borderBrightness()
                                == model.config().borderBrightness();
        Observatory before = observatory;
        observatory = new Observatory(model, sample, firstWeights);
        neighbourhood.install(model.generation(), sample.heldOut());
        if (before != null) {
            before.close();
        }
        weights.take(); // Whatever waits there is the former model's.
        synchronized (metricsLock) {
            recorder = new MetricsRecorder(metrics);
            lastStep = null;
        }
        if (!sameShape) {
            refit(model.config());
        }
        glances.reset();
        surveys.reset();
        checks.reset();
        arithmetic.reset();
        surveyedStep = -1;
        checkedStep = -1;
    }

    private void refit(RunConfig config) {
        List<Watched> before = List.copyOf(watched);
        watched.clear();
        for (Watched image : before) {
            watch(image.name(), image.picture(), config);
        }
    }

    /** Tells of new weights; any thread. */
    void weights(WeightSnapshot newWeights) {
        if (weights.set(newWeights)) {
            submit(this::look);
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
        CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS, executor)
                .execute(
                        () ->
                                guarded(
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
        listener.glanced(
                current.glance(
                        watched.stream().map(Watched::name).toList(),
                        watched.stream().map(Watched::fit).toList()));
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
        double beta = current.open().config().training().chargedBeta(checkedStep);
        synchronized (metricsLock) {
            if (lastStep != null) {
                beta = lastStep.beta();
                recorder.addHeldOut(checkedStep, terms);
            }
        }
        listener.heldOutMeasured(current.open().generation(), checkedStep, beta, terms);
        arithmetic.check(current.open(), current.heldOutImages());
    }

    void priorSeed(long seed) {
        submit(
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
                () -> {
                    Observatory current = observatory;
                    if (current == null) {
                        throw new InvalidInputException("Open a model first, then add images.");
                    }
                    read(files, current.open().config());
                    glance(current);
                });
    }

    /** The sentence that refuses the picture, or empty. */
    private Optional<String> watch(String name, Supplier<Picture> picture, RunConfig config) {
        try {
            watched.add(new Watched(name, picture, ImageEncoder.fit(picture.get(), config)));
            return Optional.empty();
        } catch (InvalidInputException e) {
            LOG.info("refused: {}", e.sentence());
            return Optional.of(e.sentence());
        }
    }

    private void read(List<Path> files, RunConfig config) {
        List<String> refused = new ArrayList<>();
        for (Path file : files) {
            watch(ShippedModels.nameOf(file), () -> ImageFile.read(file), config)
                    .ifPresent(refused::add);
        }
        if (!refused.isEmpty()) {
            int more = refused.size() - 1;
            listener.failed(
                    refused.get(0)
                            + (more == 0
                                    ? ""
                                    : " %s more could not be opened either.".formatted(more))
                            + (files.size() > refused.size() ? " The others are loaded." : ""));
        }
    }

    void encodeDrawing(Picture newest) {
        if (drawing.set(newest)) {
            submit(this::encodeNewestDrawing);
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
                () -> {
                    if (observatory != null) {
                        drawings++;
                        watch("drawing " + drawings, () -> kept, observatory.open().config());
                        glance(observatory);
                    }
                });
    }

    void removeImage(int index) {
        submit(
                () -> {
                    if (observatory != null && index < watched.size()) {
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
                    AtomicFile.write(file, metrics().toCsv().getBytes(StandardCharsets.UTF_8));
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
            MetricsTable figures) {
        return ask(
                () -> {
                    Path folder = place.get();
                    new TrainedRun(config, state, figures, heldOut(generation, state.weights()))
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
    public void close() {
        executor.execute(
                () -> {
                    if (observatory != null) {
                        observatory.close();
                        observatory = null;
                    }
                });
        executor.close();
    }
}
