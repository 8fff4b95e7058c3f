package org.betavista.train.tracing;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.betavista.train.tracing.Gradient.Term;
import org.betavista.train.tracing.Gradient.Value;

/**
 * Rules of {@link Derivatives} for what moves, repeats or leaves out values: gradients move back.
 */
final class Rearrangements {
    private Rearrangements() {}

    static void expand(Statement s, Value g, Gradient to) {
        to.addBroadcast(s, s.argument(0), Term.of(g));
    }

    static void reshape(Statement s, Value g, Gradient to) {
        String argument = s.argument(0);
        to.add(argument, reshaped(to.expanded(g, s.shape()), to.shape(argument), to));
    }

    static Value reshaped(Value value, Shape shape, Gradient to) {
        return value.shape().equals(shape) ? value : to.write(shape, "reshape", value, shape);
    }

    static void permute(Statement s, Value g, Gradient to) {
        List<String> axes = s.list(1);
        long[] back = new long[axes.size()];
        for (int i = 0; i < back.length; i++) {
            back[Derivatives.position(axes.get(i), back.length)] = i;
        }
        Value all = to.expanded(g, s.shape());
        String argument = s.argument(0);
        to.add(argument, to.write(to.shape(argument), "permute", all, back));
    }

    static void flip(Statement s, Value g, Gradient to) {
        Value all = to.expanded(g, s.shape());
        to.add(s.argument(0), to.write(s.shape(), "flip", all, s.argument(1)));
    }

    /** The sum over all copies. */
    static void repeat(Statement s, Value g, Gradient to) {
        Shape shape = to.shape(s.argument(0));
        int added = s.shape().dimension() - shape.dimension();
        long[] split = new long[2 * s.shape().dimension()];
        long[] copies = new long[s.shape().dimension()];
        for (int axis = 0; axis < copies.length; axis++) {
            long size = axis < added ? 1 : shape.get(axis - added);
            split[2 * axis] = s.shape().get(axis) / size;
            split[2 * axis + 1] = size;
            copies[axis] = 2L * axis;
        }
        Value all = reshaped(to.expanded(g, s.shape()), new Shape(split), to);
        Value sum = to.write(shape, "sum", all, copies);
        to.add(s.argument(0), to.write(shape, "reshape", sum, shape));
    }

    static void part(String backward, Statement s, Value g, Gradient to) {
        Shape shape = to.shape(s.argument(0));
        Value all = to.expanded(g, s.shape());
        String place = String.join(", ", s.arguments().subList(1, s.arguments().size()));
        to.add(s.argument(0), to.write(shape, backward, all, shape, place));
    }

    static void cat(Statement s, Value g, Gradient to) {
        int axis = Derivatives.position(s.argument(1), s.shape().dimension());
        Value all = to.expanded(g, s.shape());
        long begin = 0;
        for (String part : s.list(0)) {
            Shape shape = to.shape(part);
            long end = begin + shape.get(axis);
            if (to.isVarying(part)) {
                to.add(part, to.write(shape, "slice", all, axis, begin, end, 1));
            }
            begin = end;
        }
    }

    static void stack(Statement s, Value g, Gradient to) {
        int axis = Derivatives.position(s.argument(1), s.shape().dimension());
        Value all = to.expanded(g, s.shape());
        int place = 0;
        for (String part : s.list(0)) {
            if (to.isVarying(part)) {
                to.add(part, to.write(to.shape(part), "select", all, axis, place));
            }
            place++;
        }
    }
}
