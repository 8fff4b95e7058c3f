package org.betavista.train.tracing;

import static java.util.stream.Collectors.joining;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.index.full.NDIndexFullSlice;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.betavista.model.torch.Recordable;
import org.betavista.model.torch.TorchOperation;
import org.jspecify.annotations.Nullable;

/** What stands behind a recorded {@link NDArray} and its {@link NDArrayEx}. */
final class RecordedArray implements InvocationHandler {
    private static final Object[] NONE = {};

    private final Recording recording;
    private final NDArray example;
    private final @Nullable String constant;
    private final String expression;
    private @Nullable String variable;

    /**
     * @param expression is written down when it is needed as a variable for the first time, where
     *     it is a constant, else now
     */
    RecordedArray(
            Recording recording, String expression, NDArray example, @Nullable String constant) {
        this.recording = recording;
        this.expression = expression;
        this.example = example;
        this.constant = constant;
        if (constant == null) {
            variable = assigned();
        }
    }

    /** An array of the same shape and type. */
    NDArray example() {
        return example;
    }

    /** Its value as a plain number, if it is a scalar that never changes. */
    Optional<String> constant() {
        return Optional.ofNullable(constant);
    }

    /** Its name in the program. */
    String variable() {
        if (variable == null) {
            variable = assigned();
        }
        return variable;
    }

    private String assigned() {
        return recording.assign(expression, example.getShape(), example.getDataType()).variable();
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given)
            throws Throwable {
        Object[] arguments = given == null ? NONE : given;
        String name = method.getName();
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, name, arguments);
        }
        if (method.getDeclaringClass() == Recordable.class) {
            return own((TorchOperation) arguments[0], (NDArray[]) arguments[1]);
        }
        switch (name) {
            case "getNDArrayInternal" -> {
                return Recording.internal(this);
            }
            case "getArray" -> {
                return proxy;
            }
            case "getManager" -> {
                return recording.manager();
            }
            case "attach", "detach", "close" -> {
                return null; // The recording's manager closes the examples.
            }
            default -> {}
        }
        if (Operations.isFact(name)) {
            return method.invoke(example, arguments);
        }
        if (name.equals("get") && arguments.length == 2 && arguments[0] instanceof NDManager) {
            return arguments[1] instanceof NDIndex index
                    ? part((NDArray) proxy, index)
                    : refuse(name);
        }
        if (name.equals("transpose") && arguments.length == 0) {
            return recorded(
                    "torch.permute({this}, %s)"
                            .formatted(Literals.reversedAxes(example.getShape().dimension())),
                    method,
                    arguments);
        }
        Optional<String> product = Operations.product(name, arguments.length);
        if (product.isPresent()) {
            NDList results =
                    (NDList) Recording.example(example.getNDArrayInternal(), method, arguments);
            return new NDList(product(product.get(), arguments, results.singletonOrThrow()));
        }
        Optional<String> operation =
                method.getDeclaringClass() == NDArrayEx.class
                        ? Operations.ofInternal(name, arguments.length)
                        : Operations.ofArray(name, arguments.length);
        if (operation.isPresent() && method.getReturnType() == NDArray.class) {
            return recorded(operation.get(), method, arguments);
        }
        return method.isDefault()
                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                : refuse(name);
    }

    private static Object ofObject(Object proxy, String name, Object[] arguments) {
        return switch (name) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "a recorded array";
        };
    }

    private static Object refuse(String name) {
        throw new UntraceableException(
                "The formula uses %s, which reads or changes an array or cannot be recorded."
                        .formatted(name));
    }

    private NDArray recorded(String template, Method method, Object[] arguments) {
        boolean internal = method.getDeclaringClass() == NDArrayEx.class;
        Object receiver = internal ? example.getNDArrayInternal() : example;
        NDArray result = (NDArray) Recording.example(receiver, method, arguments);
        return recording.recorded(recording.fill(template, this, arguments), result, null);
    }

    /** An operation that DJL lacks. */
    private NDArray own(TorchOperation operation, NDArray[] inputs) {
        NDArray[] examples =
                Arrays.stream(inputs)
                        .map(input -> Recording.handler(input).example())
                        .toArray(NDArray[]::new);
        NDArray result = operation.apply(examples);
        List<String> places = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) {
            places.add("{" + i + "}");
        }
        return product(operation.expression(places), inputs, result);
    }

    private NDArray product(String expression, Object[] arguments, NDArray result) {
        return recording.recorded(
                recording.product(expression, arguments, result.getShape()), result, null);
    }

    /** Whole slices and single rows, as "1:, 3". */
    private NDArray part(NDArray proxy, NDIndex index) {
        Shape shape = example.getShape();
        NDIndexFullSlice slice =
                NDIndexFullSlice.fromIndex(index, shape)
                        .orElseThrow(
                                () ->
                                        new UntraceableException(
                                                "The formula picks values by an index that depends"
                                                        + " on values."));
        List<Integer> squeezed = Arrays.stream(slice.getToSqueeze()).boxed().toList();
        NDArray part = proxy;
        for (int axis = shape.dimension() - 1; axis >= 0; axis--) {
            long first = slice.getMin()[axis];
            long end = slice.getMax()[axis];
            long step = slice.getStep()[axis];
            String before = ":,".repeat(axis);
            if (squeezed.contains(axis)) {
                part = part(part, before + first, "select", axis, first);
            } else if (first != 0 || end != shape.get(axis) || step != 1) {
                String range = first + ":" + end + ":" + step;
                part = part(part, before + range, "slice", axis, first, end, step);
            }
        }
        return part;
    }

    private NDArray part(NDArray whole, String index, String operation, Object... place) {
        RecordedArray handler = Recording.handler(whole);
        String places = Arrays.stream(place).map(String::valueOf).collect(joining(", "));
        return recording.recorded(
                "torch.%s(%s, %s)".formatted(operation, handler.variable(), places),
                handler.example().get(index),
                null);
    }
}
