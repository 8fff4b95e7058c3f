package org.betavista.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.BurgessArchitecture;
import org.betavista.model.FloatTensor;
import org.betavista.model.FreshWeights;
import org.betavista.model.FrozenVae;
import org.betavista.model.GaussianLikelihood;
import org.betavista.model.Likelihood;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.model.WeightSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other threads do must not reach the numbers of a run. */
class UndisturbedTrainingTest {
    private static final int STEPS = 40;

    /** The moment between a step's seed and its noise is short; many steps meet it for certain. */
    private static final int MANY_STEPS = 300;

    private static ModelConfig model(String kind) {
        Likelihood likelihood =
                kind.equals("gaussian") ? new GaussianLikelihood(0.1) : new BernoulliLikelihood();
        return new ModelConfig(
                FewCircles.images().shape(),
                kind.equals("conv") ? new BurgessArchitecture() : new MlpArchitecture(List.of(64)),
                4,
                likelihood);
    }

    private static Map<String, FloatTensor> train(ModelConfig model, int steps) {
        try (TrainingRun run = new TrainingRun(model, FewCircles.config(3), FewCircles.images())) {
            return train(run, steps);
        }
    }

    private static Map<String, FloatTensor> train(TrainingRun run, int steps) {
        for (int i = 0; i < steps; i++) {
            run.step(2, 1e-3);
        }
        return run.snapshot().tensors();
    }

    private static Map<String, FloatTensor> trainBeside(
            ModelConfig model, int steps, Runnable disturbance) throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        Thread disturber =
                new Thread(
                        () -> {
                            while (!done.get()) {
                                disturbance.run();
                                begun.countDown();
                            }
                        });
        disturber.setDaemon(true);
        try (TrainingRun run = new TrainingRun(model, FewCircles.config(3), FewCircles.images())) {
            disturber.start();
            begun.await();
            return train(run, steps);
        } finally {
            done.set(true);
            disturber.join();
        }
    }

    private static void assertSame(
            Map<String, FloatTensor> expected, Map<String, FloatTensor> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach(
                (name, tensor) ->
                        assertArrayEquals(
                                tensor.values(), actual.getOrDefault(name, tensor).values(), name));
    }

    /**
     * DJL lets go of the Java memory behind a constant at once, while PyTorch remembers its address
     * for the backward pass; memory that is collected and written to again would show here.
     */
    @ParameterizedTest
    @ValueSource(strings = {"mlp", "gaussian", "conv"})
    void isNotReachedByTheGarbageCollector(String kind) throws InterruptedException {
        ModelConfig model = model(kind);
        int steps = kind.equals("mlp") ? STEPS : STEPS / 4;
        Map<String, FloatTensor> quiet = train(model, steps);
        assertSame(quiet, trainBeside(model, steps, UndisturbedTrainingTest::litter));
    }

    private static void litter() {
        System.gc();
        for (int i = 0; i < 4000; i++) {
            ByteBuffer small = ByteBuffer.allocateDirect(4 + i % 16);
            while (small.hasRemaining()) {
                small.put((byte) 0x55);
            }
        }
    }

    @Test
    void isNotReachedByModelsThatOtherThreadsMake() throws InterruptedException {
        ModelConfig model = model("mlp");
        WeightSnapshot weights = FreshWeights.of(model, 1);
        Map<String, FloatTensor> quiet = train(model, MANY_STEPS);
        assertSame(
                quiet,
                trainBeside(model, MANY_STEPS, () -> new FrozenVae(model, weights, 1).close()));
    }

    @Test
    void isNotReachedByDecodingOnOtherThreads() throws InterruptedException {
        ModelConfig model = model("mlp");
        WeightSnapshot weights = FreshWeights.of(model, 1);
        Map<String, FloatTensor> quiet = train(model, STEPS);
        // A model belongs to the thread that made it; this one is made before training begins.
        ThreadLocal<FrozenVae> own =
                ThreadLocal.withInitial(() -> new FrozenVae(model, weights, 1));
        assertSame(quiet, trainBeside(model, STEPS, () -> own.get().decode(new float[400])));
    }
}
