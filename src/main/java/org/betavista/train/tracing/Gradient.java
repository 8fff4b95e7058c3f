package org.betavista.train.tracing;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of a recorded scalar, as more statements: reverse accumulation, by the chain rule
 * from the last statement to the first ({@link Derivatives} is the table of rules).
 *
 * <p>The engine's own reverse mode writes down a graph while a formula runs and walks through it
 * afterwards, at every step anew; for small networks that takes longer than the mathematics.
 *
 * <p>A gradient that is the same along an axis stays small, as {@link Value} says: nothing is
 * copied until an operation needs all of it.
 */
final class Gradient {
    /** Operations whose results lie in memory of their own, in order. */
    /** Operations whose results lie in memory of their own, in order. */
    private static final Set<String> FRESH = Set.of("mm", "sum");

    private final Recording recording;
    private final Map<String, Statement> statements = new HashMap<>();
    private final Set<String> varying;
    private final Map<String, List<Term>> terms = new HashMap<>();
    private final Value one; // the gradient of the scalar with respect to itself

    /**
     * A variable that is used as if it had another one's shape.
     *
     * @param shape its own, which can be broadcast to the other
     */
    record Value(String variable, Shape shape) {}

    /** What is added to a gradient: a number times a value, and times another one if there is. */
    record Term(double factor, Value one, @Nullable Value other) {
        /** The value itself. */
        static Term of(Value value) {
            return new Term(1, value, null);
        }

        static Term of(double factor, Value value) {
            return new Term(factor, value, null);
        }

        /** The product of two. */
        static Term of(Value one, Value other) {
            return new Term(1, one, other);
        }

        private Shape shape() {
            return other == null ? one.shape() : broadcast(one.shape(), other.shape());
        }

        /** How many operations it takes to begin a sum with it. */
        private int cost() {
            return (other == null ? 0 : 1) + (factor == 1 ? 0 : 1);
        }
    }

    private Gradient(
            Recording recording, List<Statement> recorded, String scalar, Set<String> parameters) {
        this.recording = recording;
        varying = new HashSet<>(parameters);
        for (Statement statement : recorded) {
            statements.put(statement.variable(), statement);
            if (statement.type().isFloating()
                    && !Derivatives.isFlat(statement.operation())
                    && statement.operands().stream().anyMatch(varying::contains)) {
                varying.add(statement.variable());
            }
        }
        DataType type = statement(scalar).type();
        String ones = "torch.ones([], dtype=%s)".formatted(Literals.of(type));
        one = new Value(recording.assign(ones, new Shape(), type).variable(), new Shape());
    }

    /**
     * Writes the gradient down.
     *
     * @param recorded all statements that there are so far
     * @param scalar the variable of what is differentiated
     * @param parameters the variables that it is differentiated by
     * @return the gradient's variable for each parameter
     * @throws UntraceableException if some operation has no rule
     */
    static List<String> of(
            Recording recording, List<Statement> recorded, String scalar, List<String> parameters) {
        Gradient gradient = new Gradient(recording, recorded, scalar, Set.copyOf(parameters));
        gradient.add(scalar, Term.of(gradient.one));
        for (int i = recorded.size() - 1; i >= 0; i--) {
            Statement statement = recorded.get(i);
            if (!gradient.terms.containsKey(statement.variable())
                    || parameters.contains(statement.variable())) {
                continue;
            }
            Derivatives.of(statement).pass(statement, gradient.sum(statement.variable()), gradient);
        }
        return parameters.stream().map(gradient::whole).toList();
    }

    private String whole(String variable) {
        if (!terms.containsKey(variable)) {
            throw new UntraceableException("The formula does not use all of the weights.");
        }
        Value value = expanded(sum(variable), shape(variable));
        // The optimiser reads memory from its beginning to its end, and changes what it may share.
        Statement written = recording.statement(value.variable());
        if (FRESH.contains(written.operation())) {
            return value.variable();
        }
        // Elements have memory of their own, but that of a transposed convolution is in disorder.
        return written.isElement()
                ? write(value.shape(), "contiguous", value).variable()
                : write(value.shape(), "clone", value, "memory_format=0").variable();
    }

    /** Whether a gradient flows into an argument. */
    boolean isVarying(String argument) {
        return varying.contains(argument);
    }

    /** A variable as a value. */
    Value value(String variable) {
        return new Value(variable, shape(variable));
    }

    Shape shape(String variable) {
        return statement(variable).shape();
    }

    /** Where a variable comes from. */
    Statement statement(String variable) {
        Statement statement = statements.get(variable);
        if (statement == null) {
            throw new UntraceableException("The formula has %s for an array.".formatted(variable));
        }
        return statement;
    }

    /**
     * Writes an operation down.
     *
     * @param shape of its result
     * @param arguments values, what {@link Literals} can write, or texts
     */
    Value write(Shape shape, String operation, Object... arguments) {
        return assign(shape, call(operation, arguments));
    }

    /** One of several results of an operation. */
    Value element(Shape shape, Value results, int place) {
        return assign(shape, "(" + results.variable() + ")[" + place + "]");
    }

    private Value assign(Shape shape, String expression) {
        // The type is of no use here: nobody differentiates a gradient.
        return new Value(recording.assign(expression, shape, DataType.UNKNOWN).variable(), shape);
    }

    /** An operation as an argument of another one, see {@link #write}. */
    static String call(String operation, Object... arguments) {
        return Arrays.stream(arguments)
                .map(Gradient::text)
                .collect(Collectors.joining(", ", "torch." + operation + "(", ")"));
    }

    private static String text(Object argument) {
        if (argument instanceof Value value) {
            return value.variable();
        }
        return argument instanceof String text ? text : Literals.of(argument);
    }

    /** All of a value that may be small. */
    Value expanded(Value value, Shape shape) {
        return value.shape().equals(shape) ? value : write(shape, "expand", value, shape);
    }

    /** Adds to the gradient of an argument of the same shape as the term belongs to. */
    void add(String argument, Term term) {
        if (isVarying(argument)) {
            Value other = term.other();
            terms.computeIfAbsent(argument, none -> new ArrayList<>())
                    .add(
                            other != null && term.one().equals(one)
                                    ? Term.of(term.factor(), other)
                                    : term);
        }
    }

    /** Adds a value, as {@link #add(String, Term)} does. */
    void add(String argument, Value value) {
        add(argument, Term.of(value));
    }

    /**
     * Adds to the gradient of an argument that was broadcast to the statement's shape: the sum over
     * what it was repeated along.
     */
    void addBroadcast(Statement statement, String argument, Term term) {
        if (!isVarying(argument)) {
            return;
        }
        Shape shape = shape(argument);
        if (shape.equals(statement.shape())) {
            add(argument, term);
            return;
        }
        Value all = expanded(sum(List.of(term)), statement.shape());
        add(argument, write(shape, "sum_to_size", all, shape));
    }

    private Value sum(String variable) {
        return sum(Objects.requireNonNull(terms.get(variable)));
    }

    private Value sum(List<Term> added) {
        List<Term> cheapFirst = added.stream().sorted(Comparator.comparingInt(Term::cost)).toList();
        Value sum = begin(cheapFirst.get(0));
        for (Term term : cheapFirst.subList(1, cheapFirst.size())) {
            Shape shape = broadcast(sum.shape(), term.shape());
            Value other = term.other();
            sum =
                    other == null
                            ? write(shape, "add", sum, term.one(), "alpha=" + term.factor())
                            : write(
                                    shape,
                                    "addcmul",
                                    sum,
                                    term.one(),
                                    other,
                                    "value=" + term.factor());
        }
        return sum;
    }

    private Value begin(Term term) {
        Value other = term.other();
        Value value = other == null ? term.one() : write(term.shape(), "mul", term.one(), other);
        return term.factor() == 1 ? value : write(value.shape(), "mul", value, term.factor());
    }

    /** The shape of two arrays together, aligned at their last axes. */
    static Shape broadcast(Shape one, Shape other) {
        long[] longer = (one.dimension() < other.dimension() ? other : one).getShape();
        long[] shorter = (one.dimension() < other.dimension() ? one : other).getShape();
        long[] both = Arrays.copyOf(longer, longer.length);
        int missing = longer.length - shorter.length;
        for (int i = 0; i < shorter.length; i++) {
            both[missing + i] = Math.max(longer[missing + i], shorter[i]);
        }
        return new Shape(both);
    }
}
