package org.betavista.train.tracing;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.betavista.model.torch.Recordable;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what is computed with some arrays, as statements of a TorchScript program.
 *
 * <p>Every recorded array stands for a variable of the program and for an array of the engine, the
 * example, which is computed on the way: so shapes and types are always right. What does not come
 * from a recorded array is a constant of the program: Java's numbers, sizes, and the branches that
 * Java took.
 *
 * <p>Belongs to the thread of its examples.
 */
public final class Recording {
    private static final String BFLOAT16 = Literals.of(DataType.BFLOAT16);

    private final boolean fast;
    private final NDManager manager;
    private final List<Statement> statements = new ArrayList<>();

    /**
     * @param examples owns the examples
     * @param fast whether products of layers are written in bfloat16; examples are float32
     */
    public Recording(NDManager examples, boolean fast) {
        this.fast = fast;
        manager =
                (NDManager)
                        Proxy.newProxyInstance(
                                NDManager.class.getClassLoader(),
                                new Class<?>[] {NDManager.class},
                                new NewArrays(this, examples));
    }

    /** What recorded arrays name as their manager. */
    public NDManager manager() {
        return manager;
    }

    /**
     * Begins with an array of the program's surroundings.
     *
     * @param expression how the program gets it
     * @param example an array of that shape and type
     */
    public NDArray input(String expression, NDArray example) {
        return recorded(expression, example, null);
    }

    /**
     * The statements that some variables need, each on a line of its own, indented as a method's
     * body. Random numbers stay even where nobody needs them, for those after them depend on it.
     *
     * @param results variables
     */
    public String statements(List<String> results) {
        Set<String> needed = new HashSet<>(results);
        Deque<String> kept = new ArrayDeque<>();
        for (int i = statements.size() - 1; i >= 0; i--) {
            Statement statement = statements.get(i);
            if (needed.contains(statement.variable()) || statement.isRandom()) {
                needed.addAll(statement.operands());
                kept.addFirst(
                        "    %s = %s\n".formatted(statement.variable(), statement.expression()));
            }
        }
        return String.join("", kept);
    }

    /**
     * Adds the gradient of a scalar, as statements.
     *
     * @param scalar what is differentiated
     * @param parameters inputs that it is differentiated by
     * @return the gradient's variable for each of them
     * @throws UntraceableException if something in between has no known derivative
     */
    public List<String> gradient(NDArray scalar, List<NDArray> parameters) {
        String minimised = variable(scalar);
        return Gradient.of(
                this,
                List.copyOf(statements),
                minimised,
                parameters.stream().map(this::variable).toList());
    }

    /**
     * The variable that stands for an array.
     *
     * @throws UntraceableException if the array is not recorded
     */
    public String variable(NDArray array) {
        return handler(array).variable();
    }

    /**
     * Adds a statement.
     *
     * @param shape of its result
     * @param type of its result
     */
    Statement assign(String expression, Shape shape, DataType type) {
        Statement added = new Statement("v" + statements.size(), expression, shape, type);
        statements.add(added);
        return added;
    }

    /** A statement that was added. */
    Statement statement(String variable) {
        return statements.get(Integer.parseInt(variable.substring(1)));
    }

    /**
     * A recorded array.
     *
     * @param constant its value if it is a scalar that never changes
     */
    NDArray recorded(String expression, NDArray example, @Nullable String constant) {
        RecordedArray handler = new RecordedArray(this, expression, example, constant);
        return (NDArray)
                Proxy.newProxyInstance(
                        Recordable.class.getClassLoader(),
                        new Class<?>[] {NDArray.class, Recordable.class},
                        handler);
    }

    /** The same array with the operations that DJL keeps apart. */
    static NDArrayEx internal(RecordedArray handler) {
        return (NDArrayEx)
                Proxy.newProxyInstance(
                        NDArrayEx.class.getClassLoader(),
                        new Class<?>[] {NDArrayEx.class},
                        handler);
    }

    /** Fills an expression of {@link Operations}. */
    String fill(String expression, @Nullable RecordedArray self, Object[] arguments) {
        String text = self == null ? expression : expression.replace("{this}", self.variable());
        for (int i = 0; i < arguments.length; i++) {
            if (text.contains("{~" + i + "}")) {
                text = text.replace("{~" + i + "}", operand(arguments[i]));
            }
            if (text.contains("{*" + i + "}")) {
                text = text.replace("{*" + i + "}", variables((NDList) arguments[i]));
            }
            if (text.contains("{!" + i + "}")) {
                text = text.replace("{!" + i + "}", Literals.of(!((Boolean) arguments[i])));
            }
            if (text.contains("{" + i + "}")) {
                text = text.replace("{" + i + "}", argument(arguments[i]));
            }
        }
        return text;
    }

    /**
     * Writes a layer's product, in bfloat16 where that was asked for.
     *
     * @param shape of the product
     */
    String product(String expression, Object[] arguments, Shape shape) {
        String text = expression;
        if (fast) {
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i] instanceof NDArray array) {
                    String rounded = "torch.to(%s, %s)".formatted(variable(array), BFLOAT16);
                    text =
                            text.replace(
                                    "{" + i + "}",
                                    assign(rounded, array.getShape(), DataType.BFLOAT16)
                                            .variable());
                }
            }
        }
        String filled = fill(text, null, arguments);
        return fast
                ? "torch.to(%s, %s)"
                        .formatted(
                                assign(filled, shape, DataType.BFLOAT16).variable(),
                                Literals.of(DataType.FLOAT32))
                : filled;
    }

    private String operand(Object argument) {
        return argument instanceof NDArray array
                ? handler(array).constant().orElseGet(() -> variable(array))
                : Literals.of(argument);
    }

    private String argument(Object argument) {
        return argument instanceof NDArray array ? variable(array) : Literals.of(argument);
    }

    private String variables(NDList list) {
        return list.stream().map(this::variable).collect(Collectors.joining(", "));
    }

    /** The handler behind a recorded array. */
    static RecordedArray handler(NDArray array) {
        if (Proxy.isProxyClass(array.getClass())
                && Proxy.getInvocationHandler(array) instanceof RecordedArray recorded) {
            return recorded;
        }
        throw new UntraceableException(
                "The formula uses an array that was made outside of the step.");
    }

    /** What the engine says to an operation, with examples in place of recorded arrays. */
    static Object example(Object receiver, Method method, Object[] arguments) {
        Object[] examples = new Object[arguments.length];
        for (int i = 0; i < examples.length; i++) {
            examples[i] = example(arguments[i]);
        }
        try {
            return method.invoke(receiver, examples);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object example(Object argument) {
        if (argument instanceof NDArray array) {
            return handler(array).example();
        } else if (argument instanceof NDList list) {
            return new NDList(list.stream().map(each -> handler(each).example()).toList());
        }
        return argument;
    }
}
