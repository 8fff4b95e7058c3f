package org.betavista.train.tracing;

import static java.util.Map.entry;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.betavista.train.tracing.Gradient.Term;
import org.betavista.train.tracing.Gradient.Value;

/**
 * What operations pass on of a gradient: the table of derivatives. Named after PyTorch's
 * operations; where those have a choice (at a kink, between equal values), so have these.
 */
final class Derivatives {
    /** How one operation passes on its gradient. */
    interface Rule {
        /**
         * Adds to the gradients of the operation's arguments.
         *
         * @param s the operation
         * @param g the gradient with respect to its result
         * @param to where gradients are gathered
         */
        void pass(Statement s, Value g, Gradient to);
    }

    /** A derivative by one array of the same shape. */
    private interface Single {
        Term of(Statement s, Value g, Gradient to);
    }

    private static final Map<String, Rule> RULES =
            Map.ofEntries(
                    entry("abs", single((s, g, to) -> Term.of(g, sign(s.argument(0), to)))),
                    entry("add", Derivatives::add),
                    entry("cat", Rearrangements::cat),
                    entry("clamp", single(Derivatives::clamp)),
                    entry("conv2d", (s, g, to) -> Products.convolution(s, g, to, false)),
                    entry("conv_transpose2d", (s, g, to) -> Products.convolution(s, g, to, true)),
                    entry("div", Derivatives::div),
                    entry("exp", single((s, g, to) -> Term.of(g, to.value(s.variable())))),
                    entry("expand", Rearrangements::expand),
                    entry("flatten", Rearrangements::reshape),
                    entry("flip", Rearrangements::flip),
                    entry(
                            "leaky_relu",
                            engine(
                                    "leaky_relu_backward",
                                    s -> List.of(s.argument(0), s.argument(1), false))),
                    entry("linear", Products::linear),
                    entry("log", engine("div", s -> List.of(s.argument(0)))),
                    entry("log_softmax", Derivatives::logSoftmax),
                    entry("matmul", Products::matmul),
                    entry("maximum", (s, g, to) -> larger(s, g, to, 0.5)),
                    entry("mean", (s, g, to) -> reduction(s, g, to, true)),
                    entry("minimum", (s, g, to) -> larger(s, g, to, -0.5)),
                    entry("mul", Derivatives::mul),
                    entry("neg", single((s, g, to) -> Term.of(-1, g))),
                    entry("permute", Rearrangements::permute),
                    entry("relu", engine("threshold_backward", s -> List.of(s.variable(), 0))),
                    entry("repeat", Rearrangements::repeat),
                    entry("reshape", Rearrangements::reshape),
                    entry("select", (s, g, to) -> Rearrangements.part("select_backward", s, g, to)),
                    entry("sigmoid", engine("sigmoid_backward", s -> List.of(s.variable()))),
                    entry("slice", (s, g, to) -> Rearrangements.part("slice_backward", s, g, to)),
                    entry(
                            "softplus",
                            engine("softplus_backward", s -> List.of(s.argument(0), 1, 20))),
                    entry("sqrt", single((s, g, to) -> Term.of(0.5, quotient(s, g, to)))),
                    entry("square", single(Derivatives::square)),
                    entry("squeeze", Rearrangements::reshape),
                    entry("stack", Rearrangements::stack),
                    entry("sub", Derivatives::sub),
                    entry("sum", (s, g, to) -> reduction(s, g, to, false)),
                    entry("tanh", engine("tanh_backward", s -> List.of(s.variable()))),
                    entry("to", Derivatives::to),
                    entry("unsqueeze", Rearrangements::reshape),
                    entry("where", Derivatives::where));

    /** What has no derivative, or zero, beside all that gives no real numbers. */
    private static final Set<String> FLAT = Set.of("detach", "sign");

    private Derivatives() {}

    /**
     * The rule for an operation.
     *
     * @throws UntraceableException if there is none
     */
    static Rule of(Statement statement) {
        Rule rule = RULES.get(statement.operation());
        if (rule == null) {
            throw new UntraceableException(
                    "The formula uses %s, whose derivative is not known."
                            .formatted(statement.operation()));
        }
        return rule;
    }

    /** Whether a gradient ends here. */
    static boolean isFlat(String operation) {
        return FLAT.contains(operation);
    }

    private static Rule single(Single derivative) {
        return (s, g, to) -> to.add(s.argument(0), derivative.of(s, g, to));
    }

    /** An operation of the engine whose first argument is the gradient. */
    private static Rule engine(String operation, Function<Statement, List<Object>> others) {
        return single(
                (s, g, to) -> {
                    List<Object> arguments = new ArrayList<>();
                    arguments.add(g);
                    arguments.addAll(others.apply(s));
                    return Term.of(to.write(s.shape(), operation, arguments.toArray()));
                });
    }

    // d(a + b) = da + db
    private static void add(Statement s, Value g, Gradient to) {
        to.addBroadcast(s, s.argument(0), Term.of(g));
        to.addBroadcast(s, s.argument(1), Term.of(g));
    }

    // d(a - b) = da - db
    private static void sub(Statement s, Value g, Gradient to) {
        to.addBroadcast(s, s.argument(0), Term.of(g));
        to.addBroadcast(s, s.argument(1), Term.of(-1, g));
    }

    // d(ab) = b da + a db
    private static void mul(Statement s, Value g, Gradient to) {
        String a = s.argument(0);
        String b = s.argument(1);
        if (isNumber(b)) {
            to.addBroadcast(s, a, Term.of(Double.parseDouble(b), g));
            return;
        }
        to.addBroadcast(s, a, Term.of(g, to.value(b)));
        to.addBroadcast(s, b, Term.of(g, to.value(a)));
    }

    // d(a / b) = da / b - (a / b) db / b
    private static void div(Statement s, Value g, Gradient to) {
        String a = s.argument(0);
        String b = s.argument(1);
        if (isNumber(b)) {
            to.addBroadcast(s, a, Term.of(1 / Double.parseDouble(b), g));
            return;
        }
        Value quotient = to.write(Gradient.broadcast(g.shape(), to.shape(b)), "div", g, b);
        to.addBroadcast(s, a, Term.of(quotient));
        to.addBroadcast(s, b, new Term(-1, quotient, to.value(s.variable())));
    }

    // d(sqrt(a)) = da / (2 sqrt(a))
    private static Value quotient(Statement s, Value g, Gradient to) {
        return to.write(s.shape(), "div", g, s.variable());
    }

    // d(a^2) = 2a da
    private static Term square(Statement s, Value g, Gradient to) {
        return new Term(2, g, to.value(s.argument(0)));
    }

    private static Value sign(String argument, Gradient to) {
        return to.write(to.shape(argument), "sign", argument);
    }

    private static void where(Statement s, Value g, Gradient to) {
        String condition = s.argument(0);
        for (int place = 1; place < 3; place++) {
            String argument = s.argument(place);
            if (to.isVarying(argument)) {
                Object first = place == 1 ? g : 0.0;
                Object second = place == 1 ? 0.0 : g;
                Shape shape = Gradient.broadcast(g.shape(), to.shape(condition));
                Value chosen = to.write(shape, "where", condition, first, second);
                to.addBroadcast(s, argument, Term.of(chosen));
            }
        }
    }

    // 1 where nothing was cut off, borders included
    private static Term clamp(Statement s, Value g, Gradient to) {
        Value isKept = to.write(s.shape(), "eq", s.variable(), s.argument(0));
        return Term.of(to.write(s.shape(), "where", isKept, g, 0.0));
    }

    /**
     * All goes to the one that was chosen, half to each of two equal ones.
     *
     * @param half of one if the larger one is chosen, of minus one if the smaller one is
     */
    private static void larger(Statement s, Value g, Gradient to, double half) {
        Value order =
                to.write(s.shape(), "sign", Gradient.call("sub", s.argument(0), s.argument(1)));
        for (int place = 0; place < 2; place++) {
            String argument = s.argument(place);
            Value chosen =
                    to.write(
                            s.shape(),
                            "add",
                            Gradient.call("mul", order, place == 0 ? half : -half),
                            0.5);
            to.addBroadcast(s, argument, Term.of(g, chosen));
        }
    }

    /** Sums and means, of everything or over some axes. */
    private static void reduction(Statement s, Value g, Gradient to, boolean isMean) {
        String argument = s.argument(0);
        Shape shape = to.shape(argument);
        double factor = isMean ? (double) s.shape().size() / shape.size() : 1;
        Value kept = g;
        if (s.arguments().size() > 1 && g.shape().dimension() > 0) {
            long[] axes = shape.getShape().clone();
            s.list(1).forEach(axis -> axes[position(axis, axes.length)] = 1);
            kept = Rearrangements.reshaped(to.expanded(g, s.shape()), new Shape(axes), to);
        }
        to.add(argument, Term.of(factor, kept));
    }

    private static void logSoftmax(Statement s, Value g, Gradient to) {
        Value all = to.expanded(g, s.shape());
        to.add(
                s.argument(0),
                to.write(
                        s.shape(),
                        "_log_softmax_backward_data",
                        all,
                        s.variable(),
                        s.argument(1),
                        s.type()));
    }

    private static void to(Statement s, Value g, Gradient to) {
        String argument = s.argument(0);
        if (to.isVarying(argument)) {
            to.add(argument, to.write(g.shape(), "to", g, to.statement(argument).type()));
        }
    }

    private static boolean isNumber(String argument) {
        return !argument.startsWith("v");
    }

    static int position(String axis, int dimensions) {
        return Math.floorMod(Integer.parseInt(axis), dimensions);
    }
}
