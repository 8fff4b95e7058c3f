package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.betavista.analysis.StandardNormal;
import org.betavista.data.InvalidInputException;
import org.betavista.model.DiagonalFamily;
import org.betavista.model.FrozenVae;
import org.betavista.model.GaussianLikelihood;
import org.betavista.model.MlpArchitecture;
import org.betavista.train.StepMetrics;
import org.betavista.train.TrainingConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplorerSessionTest {
    private long generation;
    private static final int PATIENCE_SECONDS = 30;

    private final ShippedModels shipped = new ShippedModels();
    private final RecordingListener heard = new RecordingListener();
    private final ExplorerSession session = new ExplorerSession(heard, DataFolder.standard());

    @TempDir Path folder;

    @AfterEach
    void close() {
        session.close();
    }

    private OpenModel openShipped() throws InterruptedException {
        session.open(shipped.find("circles-beta4").orElseThrow());
        return opened();
    }

    private OpenModel openFresh() throws InterruptedException {
        session.begin(SmallModels.request());
        return opened();
    }

    /** Waits until a model is open and waits. */
    private OpenModel opened() throws InterruptedException {
        OpenModel model = RecordingListener.next(heard.models);
        RecordingListener.next(heard.states, SessionState.Paused.class::isInstance);
        RecordingListener.next(
                heard.weights, weights -> weights.generation() == model.generation());
        // Only then steps are made.
        RecordingListener.next(heard.ended, ended -> ended == model.generation());
        generation = model.generation();
        return model;
    }

    private CompletableFuture<Path> save(Path place) {
        return session.save(generation, () -> place);
    }

    private void tune(UnaryOperator<TrainingConfig> change) {
        session.tune(generation, change);
    }

    private static <T> T answer(CompletableFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Returns when the worker has done all that it was asked before. */
    private void worked() throws InterruptedException, ExecutionException, TimeoutException {
        answer(session.exportMetrics(folder.resolve("worked.csv")));
    }

    private float[] decode(OpenModel model, float[] z) throws InterruptedException {
        session.decode(Channel.POINT, model.generation(), z, 0);
        return RecordingListener.next(heard.images, image -> image.decoded().codes() == z)
                .decoded()
                .images();
    }

    private static float[] code(OpenModel model) {
        return StandardNormal.draws(model.config().model().latentSize(), 3);
    }

    /** Trains for some steps and pauses; returns the metrics of all steps that were made. */
    private List<StepMetrics> train(int steps) throws InterruptedException {
        List<StepMetrics> made = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            session.step();
            RecordingListener.next(heard.states, SessionState.Paused.class::isInstance);
            made.addAll(session.drainSteps());
        }
        return made;
    }

    @Test
    void opensAShippedModel() throws InterruptedException {
        OpenModel model = openShipped();
        assertEquals("circles-beta4", model.name());
        assertEquals(6000, model.step());
        assertEquals(116, model.batchesPerEpoch());
        assertFalse(model.history().isEmpty());
        Glance glance = RecordingListener.next(heard.glances);
        assertEquals(model.generation(), glance.generation());
        assertEquals(6000, glance.step());
        assertEquals(10 * 1024, glance.probe().length);
        assertEquals(10 * 1024, glance.probeReconstructions().length);
        Survey survey = RecordingListener.next(heard.surveys);
        assertEquals(1500, survey.codes().count());
        assertEquals(6, survey.klPerDimension().length);
        RecordingListener.HeldOut figures = RecordingListener.next(heard.heldOut);
        assertEquals(6000, figures.step());
        assertEquals(4, figures.beta());
        assertTrue(figures.terms().reconstruction() < 100, figures.toString());
    }

    @Test
    void decodesWithTheWeightsOfTheOpenModel() throws InterruptedException {
        OpenModel model = openShipped();
        float[] z = code(model);
        SavedModel saved = SavedModel.named("circles-beta4", shipped);
        try (FrozenVae expected = saved.open()) {
            assertArrayEquals(expected.decode(z), decode(model, z), 1e-6f);
        }
    }

    @Test
    void trainsUntilPaused() throws InterruptedException {
        OpenModel model = openFresh();
        assertEquals(0, model.step());
        session.train();
        assertInstanceOf(
                SessionState.Training.class, RecordingListener.next(heard.states, state -> true));
        RecordingListener.Weights newer =
                RecordingListener.next(heard.weights, weights -> weights.step() > 0);
        assertEquals(model.generation(), newer.generation());
        session.pause();
        RecordingListener.next(heard.states, SessionState.Paused.class::isInstance);
        List<StepMetrics> steps = session.drainSteps();
        for (int i = 0; i < steps.size(); i++) {
            assertEquals(i + 1, steps.get(i).step());
        }
        long last = steps.get(steps.size() - 1).step();
        RecordingListener.next(heard.weights, weights -> weights.step() == last);
        assertTrue(session.drainSteps().isEmpty());
        List<StepMetrics> next = train(1);
        assertEquals(last + 1, next.get(0).step());
    }

    @Test
    void saysWhatBfloat16CostsWhereARunIsFast() throws InterruptedException {
        RunConfig config = SmallModels.config();
        session.begin(NewModel.like(config.with(config.training().withFast(true))));
        opened();
        train(1);
        RecordingListener.Checked checked = RecordingListener.next(heard.arithmetic);
        assertEquals(generation, checked.generation());
        assertTrue(Double.isFinite(checked.arithmetic().fastDifference().orElseThrow()));
    }

    @Test
    void decodesWithNewWeightsAfterAStep() throws InterruptedException {
        OpenModel model = openFresh();
        float[] before = decode(model, code(model));
        train(5);
        RecordingListener.next(heard.weights, weights -> weights.step() == 5);
        assertFalse(Arrays.equals(before, decode(model, code(model))));
    }

    @Test
    void chargesAnotherBetaFromTheNextStepOn() throws InterruptedException {
        openFresh();
        assertEquals(1, train(1).get(0).beta());
        tune(now -> now.with(16, now.learningRate()));
        tune(now -> now.with(now.beta(), 5e-4));
        StepMetrics step = train(1).get(0);
        assertEquals(16, step.beta());
        assertEquals(5e-4, step.learningRate());
        assertEquals(step.reconstruction() + 16 * step.kl(), step.total(), 1e-2);
    }

    @Test
    void chargesAnotherBetaWhileItTrains() throws InterruptedException {
        openFresh();
        session.train();
        RecordingListener.next(heard.weights, weights -> weights.step() > 0);
        tune(now -> now.with(7.5, now.learningRate()));
        // The step that is being made may still have the old price; two snapshots later none has.
        heard.weights.clear();
        long now = RecordingListener.next(heard.weights).step();
        RecordingListener.next(heard.weights, weights -> weights.step() > now + 1);
        session.pause();
        RecordingListener.next(heard.states, SessionState.Paused.class::isInstance);
        List<StepMetrics> steps = session.drainSteps();
        assertEquals(7.5, steps.get(steps.size() - 1).beta());
    }

    @Test
    void refusesSettingsThatCannotBeUsed() throws InterruptedException {
        openFresh();
        assertThrows(
                InvalidInputException.class, () -> tune(now -> now.with(65, now.learningRate())));
        assertThrows(InvalidInputException.class, () -> tune(now -> now.with(now.beta(), 0)));
        assertEquals(1, train(1).get(0).beta());
    }

    @Test
    void resetsToFreshWeightsAndTakesItBack()
            throws InterruptedException, ExecutionException, TimeoutException {
        OpenModel first = openFresh();
        float[] fresh = decode(first, code(first));
        train(12);
        float[] trained = decode(first, code(first));
        tune(now -> now.with(3, now.learningRate()));
        session.reset();
        OpenModel second = opened();
        assertTrue(second.generation() > first.generation());
        assertEquals(0, second.step());
        assertTrue(second.history().isEmpty());
        assertEquals(3, second.config().training().beta());
        assertArrayEquals(fresh, decode(second, code(second)));
        worked();
        session.undoReset();
        OpenModel third = opened();
        assertEquals(12, third.step());
        assertFalse(third.history().isEmpty());
        assertArrayEquals(trained, decode(third, code(third)));
        assertEquals(13, train(1).get(0).step());
    }

    @Test
    void takesAResetBackAtOnce() throws InterruptedException {
        openFresh();
        train(3);
        session.reset();
        session.undoReset();
        assertEquals(0, RecordingListener.next(heard.models).step());
        assertEquals(3, RecordingListener.next(heard.models).step());
    }

    @Test
    void keepsTheModelWhereThereIsNoResetToTakeBack()
            throws InterruptedException, ExecutionException, TimeoutException {
        openFresh();
        train(3);
        session.undoReset();
        worked();
        answer(save(folder.resolve("kept")));
        assertEquals(3, SavedModel.read(folder.resolve("kept")).checkpoint().step());
    }

    @Test
    void savesAndOpensAgain() throws InterruptedException, ExecutionException, TimeoutException {
        OpenModel model = openFresh();
        train(12);
        tune(now -> now.with(2, now.learningRate()));
        Path run = folder.resolve("my run");
        assertEquals(run, answer(save(run)));
        float[] before = decode(model, code(model));
        List<StepMetrics> unbroken = train(3);
        session.open(run);
        OpenModel again = opened();
        assertEquals("my run", again.name());
        assertEquals(12, again.step());
        assertEquals(2, again.config().training().beta());
        assertEquals(SmallModels.MODEL, again.config().model());
        assertFalse(again.history().isEmpty());
        assertArrayEquals(before, decode(again, code(again)));
        List<StepMetrics> resumed = train(3);
        for (int i = 0; i < 3; i++) {
            assertEquals(unbroken.get(i).step(), resumed.get(i).step());
            assertEquals(unbroken.get(i).total(), resumed.get(i).total());
        }
    }

    @Test
    void takesTheSettingsOfTheModelThatIsOpened()
            throws InterruptedException, ExecutionException, TimeoutException {
        openFresh();
        tune(now -> now.with(9, now.learningRate()));
        tune(now -> now.with(now.beta(), 0.5));
        openFresh();
        StepMetrics step = train(1).get(0);
        assertEquals(1, step.beta());
        assertEquals(1e-3, step.learningRate());
        Path run = answer(save(folder.resolve("run")));
        // The whole data set has the same borders as the few discs of the request.
        assertEquals(SmallModels.config(), SavedModel.read(run).config());
    }

    @Test
    void endsItsThreadsWhenClosed() throws InterruptedException {
        Set<Thread> before = threads();
        new ExplorerSession(new RecordingListener(), DataFolder.standard()).close();
        Set<Thread> left = threads();
        left.removeAll(before);
        for (Thread thread : left) {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            assertFalse(thread.isAlive(), thread.getName());
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("betavista-"))
                .collect(Collectors.toSet());
    }

    @Test
    void loadsTheGoodOnesOfSeveralImages() throws IOException, InterruptedException {
        openShipped();
        Path bad = Files.writeString(folder.resolve("diary.png"), "Dear diary");
        Path good = shipped.samples().get(0);
        session.addImages(List.of(good, bad));
        String sentence = RecordingListener.next(heard.failures);
        assertTrue(sentence.contains("diary.png"), sentence);
        assertTrue(sentence.contains("The others are loaded."), sentence);
        Glance glance = RecordingListener.next(heard.glances, seen -> !seen.watched().isEmpty());
        assertEquals(1, glance.watched().size());
        assertEquals(6, glance.watched().get(0).mu().length);
        session.removeImage(0);
        assertEquals(
                0,
                RecordingListener.next(heard.glances, seen -> seen.watched().isEmpty())
                        .watched()
                        .size());
    }

    @Test
    void keepsWatchedImagesWhenAnotherModelIsOpened() throws InterruptedException {
        openShipped();
        session.addImages(shipped.samples().subList(0, 2));
        RecordingListener.next(heard.glances, seen -> seen.watched().size() == 2);
        OpenModel other = openFresh();
        Glance glance =
                RecordingListener.next(
                        heard.glances, seen -> seen.generation() == other.generation());
        assertEquals(2, glance.watched().size());
        assertEquals(SmallModels.LATENTS, glance.watched().get(0).mu().length);
    }

    @Test
    void keepsTheModelWhereAFolderHoldsNoRun() throws InterruptedException {
        OpenModel model = openShipped();
        float[] before = decode(model, code(model));
        long asked = session.open(folder);
        String sentence = RecordingListener.next(heard.failures);
        assertTrue(sentence.contains(folder.getFileName().toString()), sentence);
        RecordingListener.next(heard.ended, ended -> ended == asked);
        assertArrayEquals(before, decode(model, code(model)));
        assertEquals(6001, train(1).get(0).step());
        assertTrue(heard.models.isEmpty());
    }

    @Test
    void doesNotStopTrainingSilentlyWhereARunCannotBeOpened()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        OpenModel model = openFresh();
        Path run = answer(save(folder.resolve("damaged")));
        Path config = run.resolve("config.json");
        Files.writeString(
                config,
                Files.readString(config).replace("\"latentSize\" : 3", "\"latentSize\" : 4"));
        session.train();
        RecordingListener.next(heard.states, SessionState.Training.class::isInstance);
        session.open(run);
        String sentence = RecordingListener.next(heard.failures);
        assertTrue(sentence.contains("do not belong to this model"), sentence);
        assertEquals(1024, decode(model, code(model)).length);
        // It trains on, or has said that it paused; after this it has said so in either case.
        session.pause();
        assertInstanceOf(SessionState.Paused.class, heard.states.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void goesBackToGoodWeightsWhenTheLossBecomesInfinite() throws InterruptedException {
        session.begin(
                new NewModel(
                        new DataSource.BuiltInCircles(),
                        new MlpArchitecture(List.of(256, 256, 256, 256)),
                        4,
                        new GaussianLikelihood(0.001),
                        new DiagonalFamily(),
                        SmallModels.TRAINING.with(64, 1)));
        OpenModel model = opened();
        float[] before = decode(model, code(model));
        session.train();
        SessionState.Diverged diverged =
                assertInstanceOf(
                        SessionState.Diverged.class,
                        RecordingListener.next(
                                heard.states, SessionState.Diverged.class::isInstance));
        assertEquals(0, diverged.goodStep());
        assertArrayEquals(before, decode(model, code(model)));
        tune(now -> now.with(now.beta(), 1e-4));
        assertEquals(1, train(1).get(0).step());
    }

    @Test
    void drawsOtherPriorSamplesWithAnotherSeed() throws InterruptedException {
        openShipped();
        float[] first = RecordingListener.next(heard.glances).priorSamples();
        assertEquals(24 * 1024, first.length);
        session.priorSeed(99);
        RecordingListener.next(heard.glances, seen -> !Arrays.equals(first, seen.priorSamples()));
        session.priorSeed(1);
        Glance again =
                RecordingListener.next(
                        heard.glances, seen -> Arrays.equals(first, seen.priorSamples()));
        assertEquals(6000, again.step());
    }

    @Test
    void exportsAGrid()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        openShipped();
        Path file = folder.resolve("grid.png");
        GridSettings settings = new GridSettings(GridSettings.What.SAMPLES, 2, 3, 2, 1);
        assertEquals(file, answer(session.export(file, settings, new float[6])));
        assertEquals(3 * (64 + 2) + 2, ImageIO.read(file.toFile()).getWidth());
    }

    @Test
    void exportsTheFiguresSoFar()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        openFresh();
        train(20);
        Path file = answer(session.exportMetrics(folder.resolve("figures.csv")));
        List<String> lines = Files.readAllLines(file);
        assertTrue(lines.get(0).startsWith("step,beta,"), lines.get(0));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("10,1.00000,")));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("20,1.00000,")));
    }

    @Test
    void asksForAModelFirst() throws InterruptedException {
        ExecutionException saving =
                assertThrows(ExecutionException.class, () -> answer(save(folder)));
        assertInstanceOf(InvalidInputException.class, saving.getCause());
        GridSettings settings = new GridSettings(GridSettings.What.SAMPLES, 1, 1, 1, 1);
        ExecutionException exporting =
                assertThrows(
                        ExecutionException.class,
                        () ->
                                answer(
                                        session.export(
                                                folder.resolve("x.png"), settings, new float[1])));
        assertInstanceOf(InvalidInputException.class, exporting.getCause());
        session.addImages(List.of(folder.resolve("x.png")));
        assertTrue(RecordingListener.next(heard.failures).contains("Open a model first"));
        session.train();
        session.step();
        session.pause();
        session.reset();
        assertTrue(session.drainSteps().isEmpty());
    }
}
