package org.betavista.train.tracing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.betavista.model.NativeEngine;
import org.betavista.model.Scalar;
import org.betavista.model.torch.TorchModule;
import org.betavista.model.torch.TorchOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingTest {
    private static final int ROWS = 4;
    private static final int COLUMNS = 3;

    private NDManager manager;

    /** A formula by its name. */
    record Formula(String name, UnaryOperator<NDArray> of) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Formula> operations() {
        Map<String, UnaryOperator<NDArray>> all = new TreeMap<>();
        all.put("abs", NDArray::abs);
        all.put("add a number", x -> x.add(1.5));
        all.put("add an array", x -> x.add(x));
        all.put("argMin", x -> x.argMin(1));
        all.put("argSort", x -> x.argSort(0));
        all.put("arange", x -> x.getManager().arange(3));
        all.put("broadcast", x -> x.sum().broadcast(new Shape(2, 2)));
        all.put("clip", x -> x.clip(-0.5, 0.5));
        all.put("concat two", x -> x.concat(x.neg(), 1));
        all.put("concat a list", x -> NDArrays.concat(new NDList(x, x.neg(), x), 0));
        all.put("div by a number", x -> x.div(3));
        all.put("div by an array", x -> x.div(x.square().add(1)));
        all.put("eq", x -> x.eq(x.abs()));
        all.put("exp", NDArray::exp);
        all.put("expandDims", x -> x.expandDims(1));
        all.put("eye", x -> x.matMul(x.getManager().eye(COLUMNS).toType(x.getDataType(), false)));
        all.put("flatten", x -> x.flatten(0, 1));
        all.put("full", x -> x.getManager().full(new Shape(2), 0.25f));
        all.put("gather", x -> x.gather(x.argSort(0), 0));
        all.put("get a column", x -> x.get(":, 1"));
        all.put("get a range", x -> x.get("1:3, :2"));
        all.put("get a row", x -> x.get(2));
        all.put("get a value", x -> x.get(2, 1));
        all.put("gt", x -> x.gt(0.1));
        all.put("gte", x -> x.gte(x.neg()));
        all.put("leakyRelu", x -> Activation.leakyRelu(x, 0.2f));
        all.put("log", x -> x.abs().add(0.1).log());
        all.put("logSoftmax", x -> x.logSoftmax(1));
        all.put("lt", x -> x.lt(0));
        all.put("lte", x -> x.lte(0));
        all.put("matMul", x -> x.matMul(x.transpose()));
        all.put("max", x -> x.max(new int[] {1}, true));
        all.put("maximum", x -> NDArrays.maximum(x, x.neg()));
        all.put("mean", NDArray::mean);
        all.put("mean of rows", x -> x.mean(new int[] {0}));
        all.put("min", x -> x.min(new int[] {1}, false));
        all.put("minimum", x -> NDArrays.minimum(x, x.neg()));
        all.put("mul by a constant", x -> x.mul(Scalar.of(0.5, x)));
        all.put("mul by an array", x -> x.mul(x));
        all.put("neg", NDArray::neg);
        all.put("ones like", NDArray::onesLike);
        all.put("oneHot", x -> x.argMin(1).oneHot(COLUMNS));
        all.put("pad", x -> x.expandDims(0).pad(new Shape(1, 2, 0, 1), 0.5));
        all.put("pow", x -> x.pow(3));
        all.put("relu", Activation::relu);
        all.put("reshape", x -> x.reshape(2, -1));
        all.put("scalar as an array", x -> Scalar.of(2, x).broadcast(new Shape(3)));
        all.put("sigmoid", Activation::sigmoid);
        all.put("sign", NDArray::sign);
        all.put("softPlus", Activation::softPlus);
        all.put("softmax", x -> x.softmax(1));
        all.put("sqrt", x -> x.abs().sqrt());
        all.put("square", NDArray::square);
        all.put("squeeze", x -> x.expandDims(1).squeeze(1));
        all.put("stack", x -> NDArrays.stack(new NDList(x, x.neg()), 1));
        all.put("stopGradient", NDArray::stopGradient);
        all.put("sub", x -> x.sub(x.mean()));
        all.put("sum", NDArray::sum);
        all.put("sum of columns", x -> x.sum(new int[] {1}, true));
        all.put("tanh", NDArray::tanh);
        all.put("tanh of a layer", Activation::tanh);
        all.put("tile", x -> x.tile(new long[] {2, 1}));
        all.put("toType", x -> x.gt(0).toType(DataType.INT32, false));
        all.put("transpose", NDArray::transpose);
        all.put("transpose axes", x -> x.expandDims(0).transpose(2, 0, 1));
        all.put("where", x -> NDArrays.where(x.gt(0), x, x.mul(x)));
        all.put("zeros", x -> x.getManager().zeros(new Shape(2)).add(x.sum()));
        return all.entrySet().stream().map(each -> new Formula(each.getKey(), each.getValue()));
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

    private NDArray example(long seed, int rows, DataType type) {
        Random random = new Random(seed);
        double[] values = random.doubles((long) rows * COLUMNS, -2, 2).toArray();
        return manager.create(values, new Shape(rows, COLUMNS)).toType(type, false);
    }

    /** The program for a formula, recorded with an example. */
    private TorchModule program(UnaryOperator<NDArray> formula, NDArray example) {
        Recording recording = new Recording(manager, false);
        NDArray result = formula.apply(recording.input("x", example));
        String variable = recording.variable(result);
        return TorchModule.load(
                manager,
                List.of(),
                """
                  def forward(self: __torch__.M, x: Tensor) -> Tensor:
                %s    return %s
                """
                        .formatted(recording.statements(List.of(variable)), variable));
    }

    private static double[] values(NDArray array) {
        return array.toType(DataType.FLOAT64, true).toDoubleArray();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void computesTheSameOfOtherValuesInFloat32(Formula formula) {
        assertSame(formula, DataType.FLOAT32, 1e-6);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void computesTheSameOfOtherValuesInFloat64(Formula formula) {
        assertSame(formula, DataType.FLOAT64, 1e-13);
    }

    private void assertSame(Formula formula, DataType type, double tolerance) {
        TorchModule program = program(formula.of(), example(1, ROWS, type));
        NDArray other = example(2, ROWS, type);
        NDArray expected = formula.of().apply(other);
        NDArray actual = program.forward(other);
        assertEquals(expected.getShape(), actual.getShape());
        assertEquals(expected.getDataType(), actual.getDataType());
        assertArrayEquals(values(expected), values(actual), tolerance);
    }

    @Test
    void drawsTheSameNoiseFromTheSameSeed() {
        UnaryOperator<NDArray> formula =
                x ->
                        x.add(x.getManager().randomNormal(x.getShape()))
                                .add(x.getManager().randomUniform(0, 1, x.getShape()));
        NDArray x = example(1, ROWS, DataType.FLOAT32);
        TorchModule program = program(formula, x);
        seed(5);
        float[] expected = formula.apply(x).toFloatArray();
        seed(5);
        assertArrayEquals(expected, program.forward(x).toFloatArray());
        assertNotEquals(expected[0], program.forward(x).toFloatArray()[0]);
    }

    private static void seed(int seed) {
        ai.djl.engine.Engine.getEngine("PyTorch").setRandomSeed(seed);
    }

    @Test
    void writesOperationsThatDjlLacks() {
        TorchOperation cube =
                TorchOperation.load(manager, 1, "torch.mul({0}, torch.mul({0}, {0}))");
        NDArray x = example(1, ROWS, DataType.FLOAT32);
        TorchModule program = program(a -> cube.apply(a.add(1)), x);
        assertArrayEquals(cube.apply(x.add(1)).toFloatArray(), program.forward(x).toFloatArray());
    }

    @Test
    void refusesAFormulaThatReadsAValue() {
        NDArray x = example(1, ROWS, DataType.FLOAT32);
        assertRefused(a -> a.mul(a.sum().getFloat()), x);
    }

    @Test
    void refusesAFormulaThatBranchesOnAValue() {
        NDArray x = example(1, ROWS, DataType.FLOAT32);
        assertRefused(a -> a.sum().gt(0).getBoolean() ? a : a.neg(), x);
    }

    @Test
    void refusesAChangeInPlace() {
        assertRefused(a -> a.addi(1), example(1, ROWS, DataType.FLOAT32));
    }

    @Test
    void refusesArraysThatWereMadeOutside() {
        NDArray x = example(1, ROWS, DataType.FLOAT32);
        assertRefused(a -> a.mul(x), x);
        assertRefused(x::mul, x);
        assertRefused(a -> a.add(a.getManager().create(new float[] {1, 2, 3})), x);
    }

    private void assertRefused(UnaryOperator<NDArray> formula, NDArray example) {
        String sentence =
                String.valueOf(
                        assertThrows(UntraceableException.class, () -> program(formula, example))
                                .getMessage());
        assertTrue(sentence.endsWith("."), sentence);
    }

    /** Why a run compiles once for each size of batch. */
    @Test
    void freezesTheBatchSizeThatJavaSees() {
        UnaryOperator<NDArray> meanOfSums =
                x -> x.sum().mul(Scalar.of(1.0 / x.getShape().get(0), x));
        TorchModule program = program(meanOfSums, example(1, ROWS, DataType.FLOAT32));
        NDArray larger = example(2, 2 * ROWS, DataType.FLOAT32);
        assertEquals(
                2 * meanOfSums.apply(larger).getFloat(), program.forward(larger).getFloat(), 1e-5);
    }
}
