package org.betavista.train.tracing;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.betavista.train.tracing.Gradient.Value;

/** Rules of {@link Derivatives} for products of matrices and convolutions. */
final class Products {
    private Products() {}

    // y = x W^T + b: dx = g W, dW = g^T x, db = the sum over rows
    static void linear(Statement s, Value g, Gradient to) {
        String x = s.argument(0);
        String weight = s.argument(1);
        String bias = s.argument(2);
        if (s.shape().dimension() != 2) {
            throw new UntraceableException("The formula has a layer of something else than rows.");
        }
        Value all = to.expanded(g, s.shape());
        if (to.isVarying(x)) {
            to.add(x, to.write(to.shape(x), "mm", all, weight));
        }
        to.add(weight, to.write(to.shape(weight), "mm", Gradient.call("t", all), x));
        to.add(bias, to.write(to.shape(bias), "sum", all, new long[] {0}));
    }

    // y = ab: da = g b^T, db = a^T g
    static void matmul(Statement s, Value g, Gradient to) {
        String a = s.argument(0);
        String b = s.argument(1);
        Value all = to.expanded(g, s.shape());
        product(a, s, all, Gradient.call("transpose", b, -2, -1), to);
        product(b, s, Gradient.call("transpose", a, -2, -1), all, to);
    }

    /** One gradient of a product, summed over matrices that were multiplied with several others. */
    private static void product(
            String argument, Statement s, Object one, Object other, Gradient to) {
        if (to.isVarying(argument)) {
            Shape shape = to.shape(argument);
            Value product = to.write(shape, "matmul", one, other);
            boolean isOfSeveral = !batches(shape).equals(batches(s.shape()));
            to.add(
                    argument,
                    isOfSeveral ? to.write(shape, "sum_to_size", product, shape) : product);
        }
    }

    /** All axes but the last two. */
    private static Shape batches(Shape shape) {
        if (shape.dimension() < 2) {
            throw new UntraceableException("The formula multiplies something else than matrices.");
        }
        return shape.slice(0, shape.dimension() - 2);
    }

    /** By the engine's own kernels, which give all three gradients at once. */
    static void convolution(Statement s, Value g, Gradient to, boolean isTransposed) {
        String x = s.argument(0);
        String weight = s.argument(1);
        String bias = s.argument(2);
        boolean hasMore = s.arguments().size() > 5;
        Value all =
                to.write(
                        s.shape(),
                        "convolution_backward",
                        to.expanded(g, s.shape()),
                        x,
                        weight,
                        to.shape(bias),
                        s.argument(3),
                        s.argument(4),
                        hasMore ? s.argument(5) : "[1, 1]",
                        isTransposed,
                        new long[] {0, 0},
                        hasMore ? s.argument(6) : "1",
                        "[" + Literals.of(to.isVarying(x)) + ", True, True]");
        int place = 0;
        for (String argument : List.of(x, weight, bias)) {
            if (to.isVarying(argument)) {
                to.add(argument, to.element(to.shape(argument), all, place));
            }
            place++;
        }
    }
}
