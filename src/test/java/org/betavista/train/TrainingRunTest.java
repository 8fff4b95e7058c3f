package org.betavista.train;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.betavista.data.ImageShape;
import org.betavista.data.InvalidInputException;
import org.betavista.data.StoredImages;
import org.betavista.model.Architecture;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.BurgessArchitecture;
import org.betavista.model.FloatTensor;
import org.betavista.model.GaussianLikelihood;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.model.WeightSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingRunTest {
    private static List<StepMetrics> steps(TrainingRun run, int count) {
        List<StepMetrics> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            steps.add(run.step(1, 1e-3));
        }
        return steps;
    }

    private static void assertSame(WeightSnapshot expected, WeightSnapshot actual) {
        assertEquals(expected.step(), actual.step());
        assertSame(expected.tensors(), actual.tensors());
    }

    private static void assertSame(
            Map<String, FloatTensor> expected, Map<String, FloatTensor> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach(
                (name, tensor) -> {
                    FloatTensor other = requireNonNull(actual.get(name));
                    assertArrayEquals(tensor.shape(), other.shape(), name);
                    assertArrayEquals(tensor.values(), other.values(), name);
                });
    }

    private static void assertSameMetrics(List<StepMetrics> expected, List<StepMetrics> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            StepMetrics one = expected.get(i);
            StepMetrics other = actual.get(i);
            assertEquals(one.step(), other.step());
            assertEquals(one.reconstruction(), other.reconstruction(), "step " + one.step());
            assertEquals(one.kl(), other.kl(), "step " + one.step());
            assertEquals(one.total(), other.total(), "step " + one.step());
            assertArrayEquals(one.klPerDimension(), other.klPerDimension());
        }
    }

    private static Architecture named(String architecture) {
        return architecture.equals("mlp")
                ? new MlpArchitecture(List.of(64))
                : new BurgessArchitecture();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "conv"})
    void repeatsBitByBitWithItsSeed(String architecture) {
        ModelConfig model = FewCircles.model(named(architecture));
        List<StepMetrics> first;
        WeightSnapshot weights;
        try (TrainingRun run = new TrainingRun(model, FewCircles.config(5), FewCircles.images())) {
            first = steps(run, 12);
            weights = run.snapshot();
        }
        try (TrainingRun run = new TrainingRun(model, FewCircles.config(5), FewCircles.images())) {
            assertSameMetrics(first, steps(run, 12));
            assertSame(weights, run.snapshot());
        }
    }

    @Test
    void makesTheSameStepsWhetherImagesAreKeptOrStreamed() {
        try (TrainingRun kept = FewCircles.run(1);
                TrainingRun streamed =
                        new TrainingRun(
                                FewCircles.MLP, FewCircles.config(1), FewCircles.images(), 0)) {
            // Over an epoch's end, where the last batch is smaller and kept images are seen again.
            for (int step = 0; step < 20; step++) {
                assertEquals(kept.step(1, 1e-3).total(), streamed.step(1, 1e-3).total());
            }
            assertSame(kept.snapshot(), streamed.snapshot());
        }
    }

    @Test
    void differsWithAnotherSeed() {
        try (TrainingRun one = FewCircles.run(5);
                TrainingRun other = FewCircles.run(6)) {
            assertNotEquals(one.step(1, 1e-3).total(), other.step(1, 1e-3).total());
        }
    }

    @Test
    void learnsCircles() {
        try (TrainingRun run = FewCircles.run(1)) {
            double before = run.step(1, 1e-3).reconstruction();
            steps(run, 200);
            double after = run.step(1, 1e-3).reconstruction();
            // An untrained model pays about log 2 for each of the 1024 pixels.
            assertEquals(1024 * Math.log(2), before, 40);
            assertTrue(after < 0.3 * before, after + " after " + before);
        }
    }

    @Test
    void countsItsSteps() {
        try (TrainingRun run = FewCircles.run(1)) {
            assertEquals(8, run.batchesPerEpoch());
            assertEquals(0, run.steps());
            StepMetrics step = run.step(2, 1e-4);
            assertEquals(1, step.step());
            assertEquals(2, step.beta());
            assertEquals(1e-4, step.learningRate());
            assertEquals(1, run.steps());
            assertEquals(1, run.snapshot().step());
        }
    }

    @Test
    void chargesBetaForTheKlAndReportsItUncharged() {
        try (TrainingRun run = FewCircles.run(1)) {
            steps(run, 20);
            for (double beta : new double[] {0, 0.5, 4, 64}) {
                StepMetrics step = run.step(beta, 1e-3);
                assertTrue(step.kl() > 0);
                assertEquals(
                        step.reconstruction() + beta * step.kl(),
                        step.total(),
                        1e-5 * step.total());
                assertEquals(-(step.reconstruction() + step.kl()), step.elbo());
                double sum = 0;
                for (float part : step.klPerDimension()) {
                    sum += part;
                }
                assertEquals(step.kl(), sum, 1e-4 * sum);
            }
        }
    }

    @Test
    void takesAnotherBetaFromTheNextStepOn() {
        TrainingState state;
        try (TrainingRun run = FewCircles.run(1)) {
            steps(run, 30);
            state = run.state();
        }
        double[] kl = new double[2];
        double[] betas = {0, 64};
        for (int i = 0; i < 2; i++) {
            try (TrainingRun run = FewCircles.run(1)) {
                run.restore(state);
                StepMetrics first = run.step(betas[i], 1e-3);
                StepMetrics second = run.step(betas[i], 1e-3);
                assertEquals(betas[i], first.beta());
                kl[i] = second.kl();
            }
        }
        assertTrue(kl[1] < kl[0], "a dear KL becomes smaller: " + kl[0] + ", " + kl[1]);
    }

    @Test
    void goesOnFromASavedStateAsIfItHadNeverStopped() {
        TrainingState saved;
        List<StepMetrics> unbroken;
        TrainingState end;
        try (TrainingRun run = FewCircles.run(9)) {
            steps(run, 13);
            saved = run.state();
            unbroken = steps(run, 60);
            end = run.state();
        }
        try (TrainingRun run = FewCircles.run(9)) {
            run.restore(saved);
            assertEquals(13, run.steps());
            assertSameMetrics(unbroken, steps(run, 60));
            assertSame(end.weights(), run.snapshot());
            assertSame(end.optimizer(), run.state().optimizer());
        }
    }

    @Test
    void goesOnFromWeightsAloneWithAFreshOptimizer() {
        WeightSnapshot weights;
        try (TrainingRun run = FewCircles.run(9)) {
            steps(run, 13);
            weights = run.snapshot();
        }
        try (TrainingRun run = FewCircles.run(9)) {
            run.restore(weights);
            assertSame(weights, run.snapshot());
            run.state()
                    .optimizer()
                    .forEach(
                            (name, tensor) ->
                                    assertArrayEquals(
                                            new float[tensor.values().length],
                                            tensor.values(),
                                            name));
        }
    }

    @Test
    void givesSnapshotsThatDoNotChangeAnyMore() {
        try (TrainingRun run = FewCircles.run(1)) {
            WeightSnapshot snapshot = run.snapshot();
            float[] before =
                    requireNonNull(snapshot.tensors().get("decoder.pixels.bias")).values().clone();
            steps(run, 3);
            assertArrayEquals(
                    before, requireNonNull(snapshot.tensors().get("decoder.pixels.bias")).values());
            assertFalse(
                    java.util.Arrays.equals(
                            before,
                            requireNonNull(run.snapshot().tensors().get("decoder.pixels.bias"))
                                    .values()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "conv"})
    void keepsTheSameNumberOfNativeArrays(String architecture) throws ReflectiveOperationException {
        int few = architecture.equals("mlp") ? 200 : 12;
        try (TrainingRun run =
                new TrainingRun(
                        FewCircles.model(named(architecture)),
                        FewCircles.config(1),
                        FewCircles.images())) {
            run.step(1, 1e-3);
            int before = manager(run).getManagedArrays().size();
            assertTrue(before > 0);
            steps(run, few - 1);
            assertEquals(before, manager(run).getManagedArrays().size());
            run.state();
            assertEquals(before, manager(run).getManagedArrays().size());
        }
    }

    private static NDManager manager(TrainingRun run) throws ReflectiveOperationException {
        Field field = TrainingRun.class.getDeclaredField("manager");
        field.setAccessible(true);
        return (NDManager) field.get(run);
    }

    @Test
    void goesBackToGoodWeightsWhenTheLossBecomesInfinite() {
        // Each of ten layers multiplies by hundreds once its weights are pushed to one.
        ModelConfig wild =
                new ModelConfig(
                        FewCircles.images().shape(),
                        new MlpArchitecture(List.of(256, 256, 256, 256)),
                        4,
                        new GaussianLikelihood(0.001));
        try (TrainingRun run = new TrainingRun(wild, FewCircles.config(1), FewCircles.images())) {
            WeightSnapshot fresh = run.snapshot();
            StepMetrics calm = run.step(64, 1e-4);
            run.restore(fresh);
            DivergedException diverged =
                    assertThrows(
                            DivergedException.class,
                            () -> {
                                for (int i = 0; i < 40; i++) {
                                    run.step(64, 1);
                                }
                            });
            assertEquals(0, diverged.goodStep());
            assertSame(fresh, run.snapshot());
            assertFinite(run.state().optimizer());
            assertEquals(calm.total(), run.step(64, 1e-4).total());
            assertFinite(run.snapshot().tensors());
        }
    }

    /**
     * Weights at which the loss is finite and its gradient is not: a unit that is next to nothing
     * reaches all pixels through weights that are next to infinite.
     */
    private static WeightSnapshot steep(WeightSnapshot fresh) {
        Map<String, FloatTensor> tensors = new HashMap<>(fresh.tensors());
        FloatTensor into = requireNonNull(tensors.get("decoder.hidden1.weight"));
        FloatTensor bias = requireNonNull(tensors.get("decoder.hidden1.bias"));
        FloatTensor outOf = requireNonNull(tensors.get("decoder.pixels.weight"));
        float[] tiny = new float[bias.values().length];
        tiny[0] = 1e-33f;
        float[] huge = outOf.values().clone();
        for (int pixel = 0; pixel < huge.length; pixel += tiny.length) {
            huge[pixel] = 1e33f;
        }
        tensors.put(
                "decoder.hidden1.weight",
                new FloatTensor(into.shape(), new float[into.values().length]));
        tensors.put("decoder.hidden1.bias", new FloatTensor(bias.shape(), tiny));
        tensors.put("decoder.pixels.weight", new FloatTensor(outOf.shape(), huge));
        return new WeightSnapshot(fresh.step(), tensors);
    }

    @ParameterizedTest
    @EnumSource(Execution.class)
    void aStepWhoseGradientIsNotFiniteIsNotMade(Execution execution) {
        ModelConfig model =
                new ModelConfig(
                        FewCircles.images().shape(),
                        new MlpArchitecture(List.of(16)),
                        4,
                        new GaussianLikelihood(0.001));
        try (TrainingRun run =
                new TrainingRun(
                        model,
                        FewCircles.config(1),
                        FewCircles.images(),
                        Long.MAX_VALUE,
                        execution)) {
            run.step(); // Compiles with weights that compiled steps can be checked with.
            assertEquals(Optional.empty(), run.eagerBecause());
            WeightSnapshot steep = steep(run.snapshot());
            run.restore(steep);
            DivergedException diverged =
                    assertThrows(
                            DivergedException.class,
                            () -> run.steps(FewCircles.config(1), Integer.MAX_VALUE));
            assertEquals(1, diverged.goodStep());
            assertEquals(1, run.steps());
            assertSame(steep, run.snapshot());
            assertFinite(run.state().optimizer());
        }
    }

    /** Whether steps are made one by one or together must not decide where a run goes back to. */
    @Test
    void tellsEveryGoodStepBeforeTheLossBecomesInfinite() {
        ModelConfig wild =
                new ModelConfig(
                        FewCircles.images().shape(),
                        new MlpArchitecture(List.of(256, 256, 256, 256)),
                        4,
                        new GaussianLikelihood(0.001));
        List<Long> single = stepsUntilDivergence(wild, 1);
        List<Long> together = stepsUntilDivergence(wild, Integer.MAX_VALUE);
        assertEquals(single, together);
    }

    /** The numbers of the steps that were told, and last the one that the run went back to. */
    private static List<Long> stepsUntilDivergence(ModelConfig wild, int atMost) {
        List<Long> told = new ArrayList<>();
        TrainingConfig calm = FewCircles.config(1).with(64, 1e-9);
        try (TrainingRun run = new TrainingRun(wild, calm, FewCircles.images())) {
            while (run.steps() < 56) {
                run.steps(calm, Math.min(atMost, (int) (56 - run.steps())))
                        .forEach(step -> told.add(step.step()));
            }
            TrainingConfig mad = calm.with(64, 1);
            DivergedException diverged =
                    assertThrows(
                            DivergedException.class,
                            () -> {
                                for (int i = 0; i < 400; i++) {
                                    run.steps(mad, atMost).forEach(step -> told.add(step.step()));
                                }
                            });
            told.add(diverged.goodStep());
        }
        return told;
    }

    private static void assertFinite(Map<String, FloatTensor> tensors) {
        tensors.forEach(
                (name, tensor) -> {
                    for (float value : tensor.values()) {
                        assertTrue(Float.isFinite(value), name);
                    }
                });
    }

    @Test
    void refusesImagesOfAnotherShape() {
        StoredImages others =
                new StoredImages("others", new ImageShape(1, 2, 2), new byte[8], null, "");
        String sentence =
                assertThrows(
                                InvalidInputException.class,
                                () -> new TrainingRun(FewCircles.MLP, FewCircles.config(1), others))
                        .sentence();
        assertTrue(sentence.contains("1x32x32") && sentence.contains("1x2x2"), sentence);
    }

    @Test
    void refusesTheStateOfAnotherModel() {
        ModelConfig other =
                new ModelConfig(
                        FewCircles.images().shape(),
                        new MlpArchitecture(List.of(8)),
                        4,
                        new BernoulliLikelihood());
        TrainingState foreign;
        try (TrainingRun run = new TrainingRun(other, FewCircles.config(1), FewCircles.images())) {
            foreign = run.state();
        }
        try (TrainingRun run = FewCircles.run(1)) {
            TrainingState own = run.state();
            assertThrows(InvalidInputException.class, () -> run.restore(foreign));
            Map<String, FloatTensor> incomplete = new LinkedHashMap<>(own.optimizer());
            incomplete.remove("v.decoder.pixels.bias");
            String sentence =
                    assertThrows(
                                    InvalidInputException.class,
                                    () -> run.restore(new TrainingState(own.weights(), incomplete)))
                            .sentence();
            assertTrue(sentence.contains("v.decoder.pixels.bias"), sentence);
        }
    }

    @Test
    void refusesABetaOrLearningRateOnTheWay() {
        try (TrainingRun run = FewCircles.run(1)) {
            assertThrows(InvalidInputException.class, () -> run.step(Double.NaN, 1e-3));
            assertThrows(InvalidInputException.class, () -> run.step(1, 0));
            assertEquals(0, run.steps());
        }
    }
}
