package org.betavista.train.tracing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.betavista.model.NativeEngine;
import org.betavista.model.Scalar;
import org.betavista.model.torch.TorchModule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Written gradients against those that PyTorch's reverse mode gives for the same statements. */
class GradientTest {
    private static final int ROWS = 4;
    private static final int COLUMNS = 3;

    private static final String BOTH =
            """
              def written(self: __torch__.M, x: Tensor, w: Tensor) -> List[Tensor]:
            %1$s    return [%2$s]
              def engine(self: __torch__.M, x0: Tensor, w0: Tensor) -> List[Tensor]:
                torch.set_grad_enabled(True)
                x = torch.requires_grad_(torch.detach(x0), True)
                w = torch.requires_grad_(torch.detach(w0), True)
            %3$s    gs = torch.autograd.grad([%4$s], [x, w])
                torch.set_grad_enabled(False)
                gx = gs[0]
                gw = gs[1]
                return [unchecked_cast(Tensor, gx), unchecked_cast(Tensor, gw)]
            """;

    private NDManager manager;

    /** A formula of x, (4, 3), and w, (3), that uses both. */
    record Formula(String name, BinaryOperator<NDArray> of) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Formula> formulas() {
        Map<String, BinaryOperator<NDArray>> all = new TreeMap<>();
        all.put("abs", (x, w) -> x.mul(w).abs());
        all.put("a repeated vector", (x, w) -> x.add(w));
        all.put("a repeated vector on the left", (x, w) -> w.sub(x).square());
        all.put("a number less an array", (x, w) -> Scalar.of(2, x).sub(x).mul(w));
        all.put("a scalar for everything", (x, w) -> x.mul(w.sum()));
        all.put("a scalar that is told of everything", (x, w) -> x.sum().mul(w).square());
        all.put("broadcast", (x, w) -> w.broadcast(x.getShape()).mul(x));
        all.put("clip", (x, w) -> x.mul(w).clip(-1.5, 1.5).square());
        all.put("clip at its border", (x, w) -> w.sub(w.stopGradient()).add(1).clip(-1, 1).mul(x));
        all.put(
                "concat",
                (x, w) ->
                        NDArrays.concat(new NDList(x, x.square(), x.neg()), 1)
                                .mul(x.sum())
                                .add(w.sum()));
        all.put("concat with a constant", (x, w) -> x.zerosLike().concat(x.mul(w), 0).square());
        all.put("div", (x, w) -> x.div(w.square().add(1)));
        all.put("div by a number", (x, w) -> x.div(3).mul(w));
        all.put("exp", (x, w) -> x.mul(w).exp());
        all.put("flatten", (x, w) -> x.mul(w).flatten(0, 1).square());
        all.put("get a column", (x, w) -> x.get(":, 1").mul(w.get(2)));
        all.put("get a range", (x, w) -> x.get("1:3, :2").mul(w.get(":2")).square());
        all.put("leakyRelu", (x, w) -> Activation.leakyRelu(x.mul(w), 0.2f));
        all.put(
                "linear",
                (x, w) ->
                        x.getNDArrayInternal()
                                .linear(x.square(), x.get(":2"), w.get(":2"))
                                .singletonOrThrow());
        all.put("log", (x, w) -> x.mul(w).abs().add(0.1).log());
        all.put("logSoftmax", (x, w) -> x.mul(w).logSoftmax(1).square());
        all.put("matMul", (x, w) -> x.mul(w).matMul(x.transpose()).square());
        all.put("matMul of one with many", (x, w) -> x.reshape(2, 2, 3).matMul(x.get(":3")).mul(w));
        all.put(
                "matMul of a batch of one",
                (x, w) -> x.matMul(x.transpose().reshape(1, 3, 4)).mul(w.sum()));
        all.put(
                "a parameter through a transposition",
                (x, w) -> x.transpose().mul(w.reshape(3, 1)));
        all.put("stack of one", (x, w) -> NDArrays.stack(new NDList(x.mul(w)), 1));
        all.put(
                "a whole number on the way",
                (x, w) ->
                        x.toType(DataType.INT32, false)
                                .toType(DataType.FLOAT64, false)
                                .mul(x)
                                .mul(w));
        all.put("maximum", (x, w) -> NDArrays.maximum(x, w).square());
        all.put("maximum of equal values", (x, w) -> NDArrays.maximum(x, x.mul(1)).mul(w));
        all.put("mean", (x, w) -> x.mul(w).mean());
        all.put("mean of rows", (x, w) -> x.square().mean(new int[] {0}).mul(w));
        all.put("minimum", (x, w) -> NDArrays.minimum(x, w).square());
        all.put("minimum of equal values", (x, w) -> NDArrays.minimum(x.mul(1), x).mul(w));
        all.put("neg", (x, w) -> x.neg().mul(w));
        all.put("relu", (x, w) -> Activation.relu(x.mul(w)));
        all.put("flip", (x, w) -> x.flip(0, 1).mul(w).square());
        all.put(
                "tile",
                (x, w) -> x.tile(new long[] {2, 3}).square().sum(new int[] {1}, true).mul(w));
        all.put("tile of a vector", (x, w) -> w.tile(new long[] {4, 1}).mul(x));
        all.put("convolution", (x, w) -> convolved(x, w));
        all.put("reshape", (x, w) -> x.reshape(2, 2, 3).square().mul(w));
        all.put("sigmoid", (x, w) -> Activation.sigmoid(x.mul(w)));
        all.put("softPlus", (x, w) -> Activation.softPlus(x.mul(w)));
        all.put("sqrt", (x, w) -> x.mul(w).abs().add(0.1).sqrt());
        all.put("square of a sum", (x, w) -> x.add(w).add(x).square());
        all.put("squeeze", (x, w) -> x.expandDims(1).mul(w).squeeze(1).square());
        all.put(
                "stack",
                (x, w) -> NDArrays.stack(new NDList(x, x.square(), x.onesLike()), 1).mul(w));
        all.put("stopGradient", (x, w) -> x.stopGradient().mul(x).mul(w));
        all.put("sum of columns, kept", (x, w) -> x.sum(new int[] {1}, true).mul(x).mul(w));
        all.put(
                "sum over two axes",
                (x, w) -> x.reshape(2, 2, 3).square().sum(new int[] {0, 2}).mul(w.get("1:")));
        all.put("tanh", (x, w) -> x.mul(w).tanh());
        all.put(
                "toType",
                (x, w) ->
                        x.toType(DataType.FLOAT32, false)
                                .square()
                                .toType(DataType.FLOAT64, false)
                                .mul(w));
        all.put("transpose", (x, w) -> x.expandDims(0).transpose(2, 0, 1).square().mul(w.sum()));
        all.put(
                "where",
                (x, w) -> NDArrays.where(x.gt(0), x.mul(w), w.broadcast(x.getShape()).square()));
        return all.entrySet().stream().map(each -> new Formula(each.getKey(), each.getValue()));
    }

    /** 4 channels of images of 3x1 by two kernels of 2x1 each, two pixels apart. */
    private static NDArray convolved(NDArray x, NDArray w) {
        NDArray images = NDArrays.stack(new NDList(x, x.square())).expandDims(3); // (2, 4, 3, 1)
        NDArray kernels =
                x.get(":, :2").mul(w.get("1:")).reshape(1, 4, 2, 1).tile(new long[] {2, 1, 1, 1});
        return x.getNDArrayInternal()
                .convolution(
                        images,
                        kernels,
                        w.get(":2"),
                        new Shape(2, 1),
                        new Shape(1, 0),
                        new Shape(1, 1),
                        1)
                .singletonOrThrow();
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

    private NDArray example(long seed, Shape shape) {
        return manager.create(new Random(seed).doubles(shape.size(), -2, 2).toArray(), shape);
    }

    private TorchModule program(BinaryOperator<NDArray> formula) {
        Recording recording = new Recording(manager, false);
        NDArray x = recording.input("x", example(1, new Shape(ROWS, COLUMNS)));
        NDArray w = recording.input("w", example(2, new Shape(COLUMNS)));
        NDArray result = formula.apply(x, w);
        NDArray scalar = result.square().sum().mul(0.5);
        String variable = recording.variable(scalar);
        List<String> gradient = recording.gradient(scalar, List.of(x, w));
        return TorchModule.load(
                manager,
                List.of(),
                BOTH.formatted(
                        recording.statements(gradient),
                        String.join(", ", gradient),
                        recording.statements(List.of(variable)),
                        variable));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void isThatOfTheEngineForOtherValues(Formula formula) {
        TorchModule program = program(formula.of());
        for (long seed = 3; seed < 6; seed++) {
            NDArray x = example(seed, new Shape(ROWS, COLUMNS));
            NDArray w = example(10 * seed, new Shape(COLUMNS));
            NDList expected = program.call("engine", new NDList(x, w));
            NDList actual = program.call("written", new NDList(x, w));
            for (int i = 0; i < 2; i++) {
                double[] values = expected.get(i).toDoubleArray();
                assertEquals(expected.get(i).getShape(), actual.get(i).getShape());
                assertArrayEquals(
                        values,
                        actual.get(i).toType(DataType.FLOAT64, false).toDoubleArray(),
                        1e-12 * largest(values));
                assertTrue(Arrays.stream(values).anyMatch(value -> value != 0));
            }
        }
    }

    private static double largest(double[] values) {
        double largest = 1;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** Adam reads memory from the beginning to the end and changes the parameters there. */
    @Test
    void liesInMemoryOfItsOwn() {
        Recording recording = new Recording(manager, false);
        NDArray x = recording.input("x", example(1, new Shape(ROWS, COLUMNS)));
        NDArray w = recording.input("w", example(2, new Shape(ROWS, COLUMNS)));
        List<String> gradient = recording.gradient(x.mul(w).sum(), List.of(x, w));
        String program = recording.statements(gradient);
        assertEquals(2, program.lines().filter(line -> line.contains("torch.clone")).count());
    }

    @Test
    void refusesAnOperationWhoseDerivativeIsNotKnown() {
        UntraceableException e =
                assertThrows(
                        UntraceableException.class,
                        () -> program((x, w) -> x.gather(x.argSort(0), 0).mul(w)));
        assertEquals("The formula uses gather, whose derivative is not known.", e.getMessage());
    }

    @Test
    void refusesAFormulaThatLeavesAParameterOut() {
        assertThrows(UntraceableException.class, () -> program((x, w) -> x.square()));
    }

    /** One that is the same for every image and pixel is not copied for each. */
    @Test
    void copiesNothingForAPlainSum() {
        Recording recording = new Recording(manager, false);
        NDArray x = recording.input("x", example(1, new Shape(ROWS, COLUMNS)));
        NDArray scalar = Activation.softPlus(x).sum(new int[] {1}).mean();
        List<String> gradient = recording.gradient(scalar, List.of(x));
        String program = recording.statements(gradient);
        assertTrue(program.contains("softplus_backward"), program);
        assertFalse(program.contains("expand"), program);
    }
}
