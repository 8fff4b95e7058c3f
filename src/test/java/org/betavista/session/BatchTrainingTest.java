package org.betavista.session;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.betavista.analysis.StandardNormal;
import org.betavista.data.CancelledException;
import org.betavista.model.FrozenVae;
import org.betavista.model.GaussianLikelihood;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.store.MetricsRow;
import org.betavista.store.MetricsTable;
import org.betavista.store.RunDirectory;
import org.betavista.train.DivergedException;
import org.betavista.train.StepMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchTrainingTest {
    private static final int STEPS = 23;

    private final List<StepMetrics> heard = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    @TempDir Path place;

    private BatchTraining training(RunConfig config) {
        return training(config, Duration.ZERO, () -> false);
    }

    private BatchTraining training(RunConfig config, Duration interval, BooleanSupplier stopped) {
        return new BatchTraining(
                config,
                SmallModels.split(),
                heard::addAll,
                new PeriodicCheckpoints(
                        new RunDirectory(place.resolve("checked")), interval, troubles::add),
                stopped);
    }

    private BatchTraining.Result train(long steps) {
        return training(SmallModels.config()).train(steps, Optional.empty(), new MetricsTable());
    }

    @Test
    void trainsToTheGivenStep() {
        BatchTraining.Result result = train(STEPS);
        assertEquals(STEPS, result.steps());
        assertEquals(STEPS, result.state().weights().step());
        assertEquals(STEPS, heard.size());
        for (int i = 0; i < STEPS; i++) {
            assertEquals(i + 1, heard.get(i).step());
            assertTrue(Double.isFinite(heard.get(i).total()));
        }
        assertTrue(result.train().reconstruction() < heard.get(0).reconstruction());
    }

    @Test
    void reportsTheMeansOfTheLastEpoch() {
        BatchTraining.Result result = train(STEPS);
        // 450 images in batches of 64 are 8 steps.
        List<StepMetrics> epoch = heard.subList(STEPS - 8, STEPS);
        assertEquals(
                epoch.stream().mapToDouble(StepMetrics::reconstruction).average().orElseThrow(),
                result.train().reconstruction(),
                1e-9);
        assertEquals(
                epoch.stream().mapToDouble(StepMetrics::kl).average().orElseThrow(),
                result.train().kl(),
                1e-9);
    }

    @Test
    void checksHeldOutImagesAfterEveryEpochAndAtTheEnd() {
        List<MetricsRow> rows = train(STEPS).metrics().rows();
        assertEquals(List.of(8L, 10L, 16L, 20L, 23L), rows.stream().map(MetricsRow::step).toList());
        assertEquals(
                List.of(8L, 16L, 23L),
                rows.stream().filter(row -> row.heldOut() != null).map(MetricsRow::step).toList());
    }

    @Test
    void measuresTheHeldOutImagesWithTheLastWeights() {
        BatchTraining.Result result = train(STEPS);
        try (FrozenVae model = new FrozenVae(SmallModels.MODEL, result.state().weights(), 1)) {
            var evaluation = HeldOutCheck.evaluate(model, SmallModels.split().heldOut(), 50);
            assertEquals(evaluation.meanReconstruction(), result.heldOut().reconstruction(), 1e-6);
            assertEquals(evaluation.meanKl(), result.heldOut().kl(), 1e-6);
        }
    }

    @Test
    void comesBackFromItsFolder(@TempDir Path folder) {
        BatchTraining.Result result = train(STEPS);
        result.run().writeTo(new RunDirectory(folder.resolve("run")));
        SavedModel saved = SavedModel.read(folder.resolve("run"));
        assertEquals("run", saved.name());
        assertEquals(SmallModels.config(), saved.config());
        assertEquals(STEPS, saved.checkpoint().step());
        assertEquals(result.metrics().toCsv(), saved.metrics().toCsv());
        result.state()
                .optimizer()
                .forEach(
                        (name, tensor) ->
                                assertArrayEquals(
                                        tensor.values(),
                                        requireNonNull(saved.checkpoint().optimizer().get(name))
                                                .values(),
                                        name));
        float[] z = StandardNormal.draws(10 * SmallModels.LATENTS, 1);
        try (FrozenVae before = new FrozenVae(SmallModels.MODEL, result.state().weights(), 1);
                FrozenVae after = saved.open()) {
            assertArrayEquals(before.decode(z), after.decode(z));
        }
    }

    @Test
    void comesBackFromAModelFolderWithoutOptimizer(@TempDir Path folder) {
        BatchTraining.Result result = train(3);
        result.writeModel(new RunDirectory(folder), "# A page\n");
        SavedModel saved = SavedModel.read(folder);
        assertEquals(3, saved.weights().step());
        assertTrue(saved.trainingState().isEmpty());
    }

    @Test
    void goesOnFromASavedStateBitByBit() {
        BatchTraining.Result unbroken = train(STEPS);
        BatchTraining.Result first = train(9);
        heard.clear();
        BatchTraining.Result second =
                training(SmallModels.config())
                        .train(STEPS, Optional.of(first.state()), first.metrics());
        assertEquals(STEPS - 9, second.steps());
        assertEquals(10, heard.get(0).step());
        unbroken.state()
                .weights()
                .tensors()
                .forEach(
                        (name, tensor) ->
                                assertArrayEquals(
                                        tensor.values(),
                                        requireNonNull(second.state().weights().tensors().get(name))
                                                .values(),
                                        name));
        assertEquals(unbroken.heldOut(), second.heldOut());
    }

    @Test
    void makesNoStepWhereItHasArrived() {
        BatchTraining.Result first = train(5);
        BatchTraining.Result second =
                training(SmallModels.config())
                        .train(5, Optional.of(first.state()), first.metrics());
        assertEquals(0, second.steps());
        assertEquals(first.heldOut(), second.heldOut());
        assertEquals(5, second.state().weights().step());
    }

    @Test
    void saysWhenTheLossBecomesInfinite() {
        ModelConfig wild =
                new ModelConfig(
                        SmallModels.MODEL.shape(),
                        new MlpArchitecture(List.of(256, 256, 256, 256)),
                        4,
                        new GaussianLikelihood(0.001));
        RunConfig config =
                RunConfig.of(
                        new DataSource.BuiltInCircles(),
                        SmallModels.split(),
                        wild,
                        SmallModels.TRAINING.with(64, 1));
        BatchTraining training = training(config);
        assertThrows(
                DivergedException.class,
                () -> training.train(50, Optional.empty(), new MetricsTable()));
    }

    private static void assertSameCourse(
            BatchTraining.Result unbroken, BatchTraining.Result other) {
        unbroken.state()
                .weights()
                .tensors()
                .forEach(
                        (name, tensor) ->
                                assertArrayEquals(
                                        tensor.values(),
                                        requireNonNull(other.state().weights().tensors().get(name))
                                                .values(),
                                        name));
        assertEquals(unbroken.metrics().toCsv(), other.metrics().toCsv());
    }

    @Test
    void goesOnFromACheckpointOnTheWayAsIfItHadNeverStopped() {
        BatchTraining.Result unbroken = train(60);
        // Always due: there is one at the end of every line of the figures.
        training(SmallModels.config(), Duration.ofNanos(1), () -> false)
                .train(47, Optional.empty(), new MetricsTable());
        SavedModel saved = SavedModel.read(place.resolve("checked"));
        assertEquals(40, saved.checkpoint().step());
        assertTrue(requireNonNull(saved.checkpoint().heldOutLoss()) > 0);
        assertSameCourse(
                unbroken,
                training(saved.config()).train(60, saved.trainingState(), saved.metrics()));
    }

    @Test
    void checkpointsOnTheWayChangeNoNumber() {
        assertSameCourse(
                train(47),
                training(SmallModels.config(), Duration.ofNanos(1), () -> false)
                        .train(47, Optional.empty(), new MetricsTable()));
    }

    @Test
    void figuresThatAreNewerThanTheCheckpointAreLeftOut() {
        BatchTraining.Result result = train(20);
        RunDirectory folder = new RunDirectory(place.resolve("ahead"));
        result.run().writeTo(folder);
        MetricsTable ahead = result.metrics();
        ahead.add(new MetricsRow(30, 1, 1, 1, 1, 1, List.of(), null));
        folder.writeMetrics(ahead);
        List<MetricsRow> rows = SavedModel.read(folder.folder()).metrics().rows();
        assertEquals(20, rows.get(rows.size() - 1).step());
    }

    @Test
    void writesWhatThereIsWhenItIsStopped() {
        assertThrows(
                CancelledException.class,
                () ->
                        training(SmallModels.config(), Duration.ZERO, () -> heard.size() >= 13)
                                .train(1000, Optional.empty(), new MetricsTable()));
        assertEquals(heard.size(), SavedModel.read(place.resolve("checked")).checkpoint().step());
    }

    @Test
    void trainingGoesOnWhereACheckpointCannotBeWritten() throws IOException {
        Files.writeString(place.resolve("checked"), "a file stands where the folder should be");
        BatchTraining.Result result =
                training(SmallModels.config(), Duration.ofNanos(1), () -> false)
                        .train(30, Optional.empty(), new MetricsTable());
        assertEquals(30, result.steps());
        assertTrue(troubles.get(0).contains("checked"), troubles.toString());
    }

    @Test
    void tellsOfALossThatExplodedButIsFinite() {
        ModelConfig wild =
                new ModelConfig(
                        SmallModels.MODEL.shape(),
                        new MlpArchitecture(List.of(32)),
                        2,
                        new GaussianLikelihood(0.001));
        RunConfig config =
                RunConfig.of(
                        new DataSource.BuiltInCircles(),
                        SmallModels.split(),
                        wild,
                        SmallModels.TRAINING.with(1, 1));
        String sentence =
                training(config)
                        .train(30, Optional.empty(), new MetricsTable())
                        .explosion()
                        .orElseThrow();
        assertTrue(sentence.contains("worse than untrained"), sentence);
        assertTrue(train(30).explosion().isEmpty());
    }
}
