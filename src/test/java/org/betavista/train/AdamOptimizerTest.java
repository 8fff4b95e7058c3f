package org.betavista.train;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.LinkedHashMap;
import java.util.Map;
import org.betavista.model.NativeEngine;
import org.betavista.model.SharedArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdamOptimizerTest {
    private static final float[] START = {1, -2, 0.5f, 3, -0.25f};
    private static final float[] SLOPE = {0.3f, -7, 1e-3f, 40, 2};

    private NDManager manager;
    private Map<String, SharedArray> parameters;
    private SharedArray first;
    private SharedArray second;

    @BeforeEach
    void open() {
        NativeEngine.prepareThread(1, false);
        manager = NDManager.newBaseManager("PyTorch");
        first = SharedArray.zeros(manager, new Shape(5));
        second = SharedArray.zeros(manager, new Shape(1, 5));
        first.fill(START);
        second.fill(START);
        parameters = new LinkedHashMap<>();
        parameters.put("first", first);
        parameters.put("second", second);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    /** The first parameter is pulled by a constant slope, the second by a parabola. */
    private boolean step(AdamOptimizer optimizer, double learningRate) {
        try (NDManager batch = manager.newSubManager()) {
            NDArray slope = batch.create(SLOPE);
            JniUtils.setGradMode(true);
            NDArray loss =
                    slope.mul(first.array())
                            .sum()
                            .add(slope.mul(second.array().reshape(5).square()).sum());
            JniUtils.setGradMode(false);
            return optimizer.step(loss, learningRate, false);
        }
    }

    @Test
    void movesEveryWeightByTheLearningRateAtFirst() {
        AdamOptimizer optimizer = new AdamOptimizer(manager, parameters, Map.of());
        step(optimizer, 0.01);
        float[] moved = first.copy().values();
        for (int i = 0; i < 5; i++) {
            assertEquals(START[i] - 0.01 * Math.signum(SLOPE[i]), moved[i], 1e-6);
        }
        float[] alsoMoved = second.copy().values();
        for (int i = 0; i < 5; i++) {
            assertEquals(START[i] - 0.01 * Math.signum(SLOPE[i] * START[i]), alsoMoved[i], 1e-6);
        }
    }

    @Test
    void followsAlgorithmOneOfThePaper() {
        AdamOptimizer optimizer = new AdamOptimizer(manager, parameters, Map.of());
        double[] weight = new double[5];
        double[] m = new double[5];
        double[] v = new double[5];
        for (int i = 0; i < 5; i++) {
            weight[i] = START[i];
        }
        for (int t = 1; t <= 60; t++) {
            double learningRate = t < 30 ? 0.05 : 0.005;
            step(optimizer, learningRate);
            for (int i = 0; i < 5; i++) {
                double gradient = 2 * SLOPE[i] * weight[i];
                m[i] = 0.9 * m[i] + 0.1 * gradient;
                v[i] = 0.999 * v[i] + 0.001 * gradient * gradient;
                double unbiasedM = m[i] / (1 - Math.pow(0.9, t));
                double unbiasedV = v[i] / (1 - Math.pow(0.999, t));
                weight[i] -= learningRate * unbiasedM / (Math.sqrt(unbiasedV) + 1e-8);
            }
        }
        float[] moved = second.copy().values();
        for (int i = 0; i < 5; i++) {
            assertEquals(weight[i], moved[i], 2e-4, "weight " + i);
        }
        assertEquals(60, requireNonNull(optimizer.state().get("s.second")).values().get(0));
        float[] moments = requireNonNull(optimizer.state().get("m.second")).copy().values();
        for (int i = 0; i < 5; i++) {
            assertEquals(m[i], moments[i], 2e-3 * Math.max(1, Math.abs(m[i])));
        }
    }

    @Test
    void movesAgainstAGradientThatLiesTransposedInMemory() {
        SharedArray matrix = SharedArray.zeros(manager, new Shape(2, 3));
        AdamOptimizer optimizer = new AdamOptimizer(manager, Map.of("matrix", matrix), Map.of());
        try (NDManager batch = manager.newSubManager()) {
            NDArray signs = batch.create(new float[] {1, -1, -1, 1, 1, -1}, new Shape(3, 2));
            JniUtils.setGradMode(true);
            NDArray loss = matrix.array().transpose().mul(signs).sum();
            JniUtils.setGradMode(false);
            loss.attach(batch);
            assertTrue(optimizer.step(loss, 0.5, false));
        }
        assertArrayEquals(
                new float[] {-0.5f, 0.5f, -0.5f, 0.5f, -0.5f, 0.5f}, matrix.copy().values(), 1e-6f);
    }

    @Test
    void bringsBackWhatItKept() {
        AdamOptimizer optimizer = new AdamOptimizer(manager, parameters, Map.of());
        for (int i = 0; i < 3; i++) {
            step(optimizer, 0.01);
        }
        optimizer.keep();
        float[] kept = first.copy().values();
        Map<String, float[]> keptState = copy(optimizer);
        step(optimizer, 0.01);
        float[] next = first.copy().values();
        first.fill(new float[] {Float.NaN, 0, 0, 0, 0});
        step(optimizer, 0.01);
        optimizer.restore();
        assertArrayEquals(kept, first.copy().values());
        copy(optimizer)
                .forEach((name, values) -> assertArrayEquals(keptState.get(name), values, name));
        step(optimizer, 0.01);
        assertArrayEquals(next, first.copy().values());
    }

    @Test
    void changesNothingWhereTheGradientIsNotFinite() {
        AdamOptimizer optimizer = new AdamOptimizer(manager, parameters, Map.of());
        assertTrue(step(optimizer, 0.01));
        first.fill(new float[5]);
        Map<String, float[]> before = copy(optimizer);
        float[] other = second.copy().values();
        try (NDManager batch = manager.newSubManager()) {
            JniUtils.setGradMode(true);
            // The root has no slope at 0, where its value is 0.
            NDArray loss = first.array().square().sum().sqrt().add(second.array().sum());
            JniUtils.setGradMode(false);
            loss.attach(batch);
            assertTrue(Float.isFinite(loss.getFloat()));
            assertFalse(optimizer.step(loss, 0.01, true));
        }
        assertArrayEquals(new float[5], first.copy().values());
        assertArrayEquals(other, second.copy().values());
        copy(optimizer)
                .forEach((name, values) -> assertArrayEquals(before.get(name), values, name));
    }

    private static Map<String, float[]> copy(AdamOptimizer optimizer) {
        Map<String, float[]> copies = new LinkedHashMap<>();
        optimizer.state().forEach((name, array) -> copies.put(name, array.copy().values()));
        return copies;
    }

    @Test
    void startsWithTheWeightsAsKept() {
        AdamOptimizer optimizer = new AdamOptimizer(manager, parameters, Map.of());
        step(optimizer, 0.5);
        optimizer.restore();
        assertArrayEquals(START, first.copy().values());
    }
}
