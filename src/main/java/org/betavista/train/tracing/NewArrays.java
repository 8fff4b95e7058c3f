package org.betavista.train.tracing;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands behind the {@link NDManager} of recorded arrays: new arrays are recorded too. */
final class NewArrays implements InvocationHandler {
    private static final Object[] NONE = {};

    private final Recording recording;
    private final NDManager examples;

    NewArrays(Recording recording, NDManager examples) {
        this.recording = recording;
        this.examples = examples;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given)
            throws Throwable {
        Object[] arguments = given == null ? NONE : given;
        String name = method.getName();
        Optional<String> operation = Operations.ofManager(name, arguments.length);
        if (operation.isPresent()) {
            NDArray example = (NDArray) Recording.example(examples, method, arguments);
            return recording.recorded(
                    recording.fill(operation.get(), null, arguments),
                    example,
                    constant(name, arguments));
        }
        if (name.equals("getDevice")) {
            return examples.getDevice();
        }
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        throw new UntraceableException(
                "The formula makes an array by %s, whose values would never change again."
                        .formatted(name));
    }

    /** The plain number that a scalar is full of. */
    private static @Nullable String constant(String name, Object[] arguments) {
        boolean isScalar =
                name.equals("full")
                        && ((Shape) arguments[0]).dimension() == 0
                        && arguments[2] == DataType.FLOAT32;
        return isScalar ? Literals.of(arguments[1]) : null;
    }
}
