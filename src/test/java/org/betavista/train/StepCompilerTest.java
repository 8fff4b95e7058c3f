package org.betavista.train;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.betavista.model.NativeEngine;
import org.betavista.model.SharedArray;
import org.betavista.model.Vae;
import org.betavista.model.objective.BetaTcVae;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("languages")
class StepCompilerTest {
    private static final TrainingConfig CONFIG = FewCircles.config(1).with(new BetaTcVae());
    private static final Prices PRICES = new Prices(1, 1, 0, 0, 0, 1e-3f);

    private NDManager manager;
    private Vae model;
    private AdamOptimizer optimizer;

    @BeforeEach
    void open() {
        NativeEngine.prepareThread(1, false);
        manager = NDManager.newBaseManager("PyTorch");
        model = Vae.random(manager, FewCircles.MLP);
        optimizer = new AdamOptimizer(manager, model.parameters(), model.buffers());
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private StepBatches batch(int images, long seed, Prices prices) {
        byte[] pixels = new byte[images * FewCircles.MLP.shape().size()];
        new Random(seed).nextBytes(pixels);
        ByteBuffer memory = ByteBuffer.allocateDirect(pixels.length).put(pixels).rewind();
        NDArray bytes =
                manager.create(memory, new Shape(images, pixels.length / images), DataType.UINT8);
        return new StepBatches(bytes, List.of(prices), List.of((int) seed), false);
    }

    private StepCompiler compiler() {
        return new StepCompiler(manager, new StepFormula(CONFIG, 500), model, optimizer);
    }

    @Test
    void compilesOnceForEachSizeOfBatch() {
        StepCompiler compiler = compiler();
        Stepper four = compiler.stepper(4, seed -> batch(4, seed, PRICES));
        Stepper three = compiler.stepper(3, seed -> batch(3, seed, PRICES));
        assertInstanceOf(CompiledStepper.class, four);
        assertInstanceOf(CompiledStepper.class, three);
        assertSame(four, compiler.stepper(4, seed -> batch(4, seed, PRICES)));
        assertEquals(Optional.empty(), compiler.eagerBecause());
    }

    @Test
    void makesStepsEagerlyAndSaysWhyWhereTheCheckFails() {
        StepCompiler compiler = compiler();
        Prices broken = new Prices(Float.NaN, 1, 0, 0, 0, 1e-3f);
        Stepper stepper = compiler.stepper(4, seed -> batch(4, seed, seed == 0 ? PRICES : broken));
        assertSame(compiler.eager(), stepper);
        assertTrue(compiler.eagerBecause().orElseThrow().contains("what they tell differs"));
    }

    /** The number of all images is one of Java's numbers, which a program keeps for ever. */
    @Test
    void noticesAFrozenNumber() {
        // Codes far from each other, so that it matters how many others there are.
        SharedArray weight = requireNonNull(model.parameters().get("encoder.posterior.weight"));
        float[] wide = weight.copy().values();
        for (int i = 0; i < wide.length; i++) {
            wide[i] *= 20;
        }
        weight.fill(wide);
        CompiledStepper compiled =
                new CompiledStepper(
                        manager,
                        new StepFormula(CONFIG, 500),
                        model,
                        optimizer,
                        batch(4, 1, PRICES),
                        false);
        StepBatches other = batch(4, 2, PRICES.changed());
        assertEquals(
                Optional.empty(),
                SelfCheck.difference(
                        compiled, new StepFormula(CONFIG, 500), model, optimizer, other));
        assertTrue(
                SelfCheck.difference(
                                compiled, new StepFormula(CONFIG, 50_000), model, optimizer, other)
                        .isPresent());
    }

    @Test
    void saysWhatBfloat16Costs() {
        StepCompiler fast =
                new StepCompiler(
                        manager, new StepFormula(CONFIG.withFast(true), 500), model, optimizer);
        double difference =
                fast.fastDifference(batch(4, 3, PRICES), seed -> batch(4, seed, PRICES))
                        .orElseThrow();
        assertTrue(difference != 0 && Math.abs(difference) < 1, "nats: " + difference);
    }
}
