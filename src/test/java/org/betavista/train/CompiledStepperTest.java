package org.betavista.train;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.betavista.data.ImageShape;
import org.betavista.model.Architecture;
import org.betavista.model.BurgessArchitecture;
import org.betavista.model.FullFamily;
import org.betavista.model.Likelihood;
import org.betavista.model.LinearArchitecture;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.model.NativeEngine;
import org.betavista.model.Nonlinearity;
import org.betavista.model.PosteriorFamily;
import org.betavista.model.SmallConvArchitecture;
import org.betavista.model.Vae;
import org.betavista.model.objective.BetaVae;
import org.betavista.model.objective.Estimator;
import org.betavista.model.objective.Objective;
import org.betavista.model.objective.Reparameterisation;
import org.betavista.model.objective.ScoreFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompiledStepperTest {
    private static final ImageShape SHAPE = new ImageShape(1, 28, 28);
    private static final Architecture MLP = new MlpArchitecture(List.of(24));
    private static final int BATCH = 6;
    private static final Prices TRACED = new Prices(1, 1, 1, 0, 0, 1e-3f);
    private static final Prices OTHERS = new Prices(1.5f, 3, 7, 2, 0.3f, 2e-3f);

    private NDManager manager;

    /** What a step is made of. */
    record Step(
            Objective objective,
            Estimator estimator,
            Likelihood likelihood,
            Architecture network,
            PosteriorFamily posterior,
            boolean binarised) {
        static Step of(Objective objective) {
            return new Step(
                    objective,
                    new Reparameterisation(),
                    Likelihood.all().get(0),
                    // A codebook needs a network that keeps places apart.
                    objective.suited(PosteriorFamily.all().get(0)).isGaussian()
                            ? MLP
                            : new SmallConvArchitecture(),
                    objective.suited(PosteriorFamily.all().get(0)),
                    false);
        }

        Step with(Estimator other) {
            return new Step(objective, other, likelihood, network, posterior, binarised);
        }

        Step with(Likelihood other) {
            return new Step(objective, estimator, other, network, posterior, binarised);
        }

        Step with(Architecture other) {
            return new Step(objective, estimator, likelihood, other, posterior, binarised);
        }

        Step with(PosteriorFamily other) {
            return new Step(objective, estimator, likelihood, network, other, binarised);
        }

        Step onBlackAndWhite() {
            return new Step(objective, estimator, likelihood, network, posterior, true);
        }

        TrainingConfig config(boolean fast) {
            return new TrainingConfig(
                    objective, estimator, Pricing.constant(1), binarised, 1e-3, BATCH, 1, 1, fast);
        }

        ModelConfig model() {
            return ModelConfig.sized(SHAPE, network, 4, likelihood, posterior);
        }

        @Override
        public String toString() {
            return String.join(
                    ", ",
                    objective.title(),
                    estimator.title(),
                    likelihood.title(),
                    network.title(),
                    posterior.title(),
                    binarised ? "black and white" : "grey");
        }
    }

    static Stream<Step> steps() {
        List<Step> all = new ArrayList<>();
        for (Objective objective : Objective.all()) {
            all.add(Step.of(objective));
            if (objective.takes(new FullFamily())) {
                all.add(Step.of(objective).with(new FullFamily()));
            }
        }
        Step usual = Step.of(new BetaVae());
        Likelihood.all().forEach(likelihood -> all.add(usual.with(likelihood)));
        all.add(usual.with(new LinearArchitecture()));
        all.add(usual.with(new MlpArchitecture(List.of(16, 8), Nonlinearity.TANH)));
        all.add(usual.with(new SmallConvArchitecture()));
        all.add(usual.with(new BurgessArchitecture()));
        all.add(usual.with(new ScoreFunction(3, true)));
        all.add(usual.with(new ScoreFunction(2, false)).with(new FullFamily()));
        all.add(usual.onBlackAndWhite());
        return all.stream();
    }

    @BeforeEach
    void open() {
        NativeEngine.prepareThread(1, false);
        manager = NDManager.newBaseManager("PyTorch");
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private StepBatches batches(int seed, Prices prices, int count) {
        byte[] pixels = new byte[count * BATCH * SHAPE.size()];
        new Random(seed).nextBytes(pixels);
        ByteBuffer memory = ByteBuffer.allocateDirect(pixels.length).put(pixels).rewind();
        NDArray bytes =
                manager.create(
                        memory, new Shape((long) count * BATCH, SHAPE.size()), DataType.UINT8);
        List<Integer> seeds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            seeds.add(seed + i);
        }
        return new StepBatches(bytes, Collections.nCopies(count, prices), seeds, false);
    }

    /** A model with its steppers; both work on the same weights. */
    private record Pair(
            Vae model, AdamOptimizer optimizer, EagerStepper eager, CompiledStepper compiled) {}

    private Pair pair(Step step, boolean fast) {
        ai.djl.engine.Engine.getEngine("PyTorch").setRandomSeed(11);
        Vae model = Vae.random(manager, step.model(), step.objective().discriminator());
        AdamOptimizer optimizer = new AdamOptimizer(manager, model.parameters(), model.buffers());
        StepFormula formula = new StepFormula(step.config(fast), 500);
        CompiledStepper compiled =
                new CompiledStepper(
                        manager, formula, model, optimizer, batches(1, TRACED, 1), fast);
        return new Pair(model, optimizer, new EagerStepper(formula, model, optimizer), compiled);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void givesTheLossAndTheGradientOfSingleOperations(Step step) {
        Pair pair = pair(step, false);
        StepBatches other = batches(99, OTHERS, 1);
        StepFormula.Outcome outcome =
                EagerStepper.price(
                        new StepFormula(step.config(false), 500),
                        pair.model(),
                        other.bytes(),
                        other.pricesArray().get(0),
                        other.seeds().get(0));
        NDList expected = pair.optimizer().gradients(outcome.minimised());
        NDList priced = pair.compiled().price(other);
        float[] figures = outcome.figures().toFloatArray();
        assertArrayEquals(figures, priced.get(0).toFloatArray(), 1e-5f * Math.abs(figures[2]));
        assertEquals(1 + expected.size() + outcome.buffers().size(), priced.size());
        for (int i = 0; i < expected.size(); i++) {
            float[] gradient = expected.get(i).toFloatArray();
            float largest = 0;
            for (float value : gradient) {
                largest = Math.max(largest, Math.abs(value));
            }
            assertArrayEquals(
                    gradient,
                    priced.get(1 + i).toFloatArray(),
                    1e-5f * Math.max(1, largest),
                    "gradient " + i);
        }
    }

    /** The first step of Adam moves every weight by the learning rate, against its slope. */
    @ParameterizedTest
    @MethodSource("steps")
    void movesEveryWeightAgainstItsSlope(Step step) {
        Pair pair = pair(step, false);
        StepBatches batch = batches(7, OTHERS, 1);
        NDList priced = pair.compiled().price(batch);
        List<float[]> before =
                pair.model().parameters().values().stream()
                        .map(array -> array.copy().values())
                        .toList();
        pair.compiled().make(batch);
        int place = 0;
        for (var parameter : pair.model().parameters().entrySet()) {
            float[] slope = priced.get(1 + place).toFloatArray();
            float[] now = parameter.getValue().copy().values();
            for (int i = 0; i < slope.length; i++) {
                if (Math.abs(slope[i]) > 1e-3) {
                    assertEquals(
                            -Math.signum(slope[i]) * OTHERS.learningRate(),
                            now[i] - before.get(place)[i],
                            1e-5,
                            parameter.getKey());
                }
            }
            place++;
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void makesTenStepsAsSingleOperationsDo(Step step) {
        Pair single = pair(step, false);
        Pair together = pair(step, false);
        StepBatches ten = batches(7, OTHERS, 10);
        float[][] expected = single.eager().make(ten);
        float[][] made = together.compiled().make(ten);
        for (int i = 0; i < ten.count(); i++) {
            assertArrayEquals(expected[i], made[i], 1e-4f * Math.abs(expected[i][2]), "step " + i);
        }
        single.model()
                .arrays()
                .forEach(
                        (name, array) ->
                                assertArrayEquals(
                                        array.copy().values(),
                                        requireNonNull(together.model().arrays().get(name))
                                                .copy()
                                                .values(),
                                        2e-4f,
                                        name));
    }

    @Test
    void makesTheSameStepsOneByOneAndAllAtOnce() {
        Step step = Step.of(new BetaVae());
        Pair one = pair(step, false);
        Pair all = pair(step, false);
        StepBatches five = batches(3, OTHERS, 5);
        float[][] atOnce = all.compiled().make(five);
        for (int i = 0; i < 5; i++) {
            NDArray bytes = five.bytes().get(i * BATCH + ":" + (i + 1) * BATCH);
            StepBatches single =
                    new StepBatches(bytes, List.of(OTHERS), List.of(five.seeds().get(i)), false);
            assertArrayEquals(atOnce[i], one.compiled().make(single)[0], "step " + i);
        }
        assertArrayEquals(
                all.model().parameters().values().iterator().next().copy().values(),
                one.model().parameters().values().iterator().next().copy().values());
    }

    @Test
    void changesNothingAtAStepWhoseLossIsNotFinite() {
        Pair pair = pair(Step.of(new BetaVae()), false);
        StepBatches good = batches(3, OTHERS, 2);
        Prices endless = new Prices(Float.POSITIVE_INFINITY, 1, 1, 0, 0, 1e-3f);
        StepBatches bad =
                new StepBatches(good.bytes(), List.of(OTHERS, endless), good.seeds(), false);
        float[][] told = pair.compiled().make(bad);
        assertTrue(StepMetrics.isFinite(told[0]));
        assertTrue(!StepMetrics.isFinite(told[1]));
        assertEquals(1, steps(pair));
    }

    @Test
    void remembersTheWeightsBeforeTheFirstStepWhereAsked() {
        Pair pair = pair(Step.of(new BetaVae()), false);
        StepBatches three = batches(3, OTHERS, 3);
        pair.compiled().make(three);
        pair.compiled().make(new StepBatches(three.bytes(), three.prices(), three.seeds(), true));
        assertEquals(6, steps(pair));
        pair.optimizer().restore();
        assertEquals(3, steps(pair));
    }

    private static float steps(Pair pair) {
        return requireNonNull(pair.optimizer().state().get("s.encoder.hidden1.bias"))
                .values()
                .get(0);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void staysNearInBfloat16(Step step) {
        Pair exact = pair(step, false);
        Pair fast = pair(step, true);
        StepBatches one = batches(5, TRACED, 1);
        float[] expected = exact.compiled().tell(one);
        float[] told = fast.compiled().tell(one);
        assertEquals(expected[0], told[0], 0.02 * Math.abs(expected[0]));
        assertEquals(expected[2], told[2], 0.03 * Math.abs(expected[2]) + 0.1);
    }
}
