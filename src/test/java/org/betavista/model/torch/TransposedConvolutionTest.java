package org.betavista.model.torch;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.Map;
import java.util.SplittableRandom;
import org.betavista.model.NativeEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(ints = {1, 4, 6})
@Tag("languages")
class TransposedConvolutionTest {
    private static final int IMAGES = 2;
    private static final int IN = 3;
    private static final int HEIGHT = 3;
    private static final int WIDTH = 5;
    private static final Shape INPUT = new Shape(IMAGES, IN, HEIGHT, WIDTH);

    private final int filters;
    private final Shape outputShape;
    private final float[] x = uniform(IMAGES * IN * HEIGHT * WIDTH, 1);
    private final float[] weight;
    private final float[] bias;
    private NDManager manager;

    TransposedConvolutionTest(int filters) {
        this.filters = filters;
        outputShape = new Shape(IMAGES, filters, 2 * HEIGHT, 2 * WIDTH);
        weight = uniform(IN * filters * 16, 2);
        bias = uniform(filters, 3);
    }

    private static float[] uniform(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
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

    /** Gives the layer the test's own weights. */
    private static final class FixedWeights extends ParameterStore {
        private final Map<String, NDArray> arrays;

        FixedWeights(NDManager manager, Map<String, NDArray> arrays) {
            super(manager, false);
            this.arrays = arrays;
        }

        @Override
        public NDArray getValue(Parameter parameter, Device device, boolean training) {
            return requireNonNull(arrays.get(parameter.getName()));
        }
    }

    private interface Term {
        void add(int in, int out, int weight);
    }

    /** Every product of the definition: which input meets which weight in which output. */
    private void forEachTerm(Term term) {
        for (int n = 0; n < IMAGES; n++) {
            for (int i = 0; i < IN; i++) {
                for (int o = 0; o < filters; o++) {
                    for (int place = 0; place < HEIGHT * WIDTH * 16; place++) {
                        int kernel = place % 16;
                        int row = place / 16 / WIDTH;
                        int column = place / 16 % WIDTH;
                        int y = 2 * row - 1 + kernel / 4;
                        int z = 2 * column - 1 + kernel % 4;
                        if (y >= 0 && y < 2 * HEIGHT && z >= 0 && z < 2 * WIDTH) {
                            term.add(
                                    ((n * IN + i) * HEIGHT + row) * WIDTH + column,
                                    ((n * filters + o) * 2 * HEIGHT + y) * 2 * WIDTH + z,
                                    (i * filters + o) * 16 + kernel);
                        }
                    }
                }
            }
        }
    }

    private TransposedConvolution layer() {
        TransposedConvolution layer = new TransposedConvolution(filters);
        layer.initialize(manager, DataType.FLOAT32, INPUT);
        return layer;
    }

    private Map<String, NDArray> weights() {
        return Map.of(
                "weight", manager.create(weight, new Shape(IN, filters, 4, 4)),
                "bias", manager.create(bias, new Shape(filters)));
    }

    private NDArray forward(TransposedConvolution layer, Map<String, NDArray> arrays, NDArray in) {
        return layer.forward(new FixedWeights(manager, arrays), new NDList(in), false)
                .singletonOrThrow();
    }

    @Test
    void addsUpTheDefinition() {
        double[] expected = new double[(int) outputShape.size()];
        int plane = 4 * HEIGHT * WIDTH;
        for (int i = 0; i < expected.length; i++) {
            expected[i] = bias[i / plane % filters];
        }
        forEachTerm((in, out, w) -> expected[out] += (double) x[in] * weight[w]);
        NDArray output = forward(layer(), weights(), manager.create(x, INPUT));
        assertEquals(outputShape, output.getShape());
        float[] values = output.toFloatArray();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], values[i], 1e-5);
        }
    }

    @Test
    void letsGradientsThroughToInputsAndWeights() {
        float[] pull = uniform((int) outputShape.size(), 4);
        Map<String, NDArray> arrays = weights();
        arrays.values().forEach(array -> array.setRequiresGradient(true));
        NDArray in = manager.create(x, INPUT);
        in.setRequiresGradient(true);
        TransposedConvolution layer = layer();
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            collector.backward(
                    forward(layer, arrays, in).mul(manager.create(pull, outputShape)).sum());
        }
        double[] byInput = new double[x.length];
        double[] byWeight = new double[weight.length];
        double[] byBias = new double[filters];
        forEachTerm(
                (from, out, w) -> {
                    byInput[from] += (double) pull[out] * weight[w];
                    byWeight[w] += (double) pull[out] * x[from];
                });
        for (int i = 0; i < pull.length; i++) {
            byBias[i / (4 * HEIGHT * WIDTH) % filters] += pull[i];
        }
        assertClose(byInput, in.getGradient().toFloatArray());
        assertClose(byWeight, requireNonNull(arrays.get("weight")).getGradient().toFloatArray());
        assertClose(byBias, requireNonNull(arrays.get("bias")).getGradient().toFloatArray());
    }

    private static void assertClose(double[] expected, float[] actual) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-4);
        }
    }

    @Test
    void doublesHeightAndWidth() {
        Shape[] shapes = new TransposedConvolution(7).getOutputShapes(new Shape[] {INPUT});
        assertArrayEquals(new Shape[] {new Shape(IMAGES, 7, 2 * HEIGHT, 2 * WIDTH)}, shapes);
    }

    @Test
    void needsToBeInitialised() {
        TransposedConvolution layer = new TransposedConvolution(filters);
        NDArray in = manager.create(x, INPUT);
        Map<String, NDArray> arrays = weights();
        assertThrows(IllegalStateException.class, () -> forward(layer, arrays, in));
    }
}
