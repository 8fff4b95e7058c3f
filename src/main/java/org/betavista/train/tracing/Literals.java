package org.betavista.train.tracing;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Java values as TorchScript writes them. */
final class Literals {
    private Literals() {}

    /**
     * Writes a value that is not an array.
     *
     * @throws UntraceableException if it is nothing that a program could hold
     */
    static String of(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? "True" : "False";
        } else if (value instanceof Integer || value instanceof Long) {
            return value.toString();
        } else if (value instanceof Number number) {
            return number(number.doubleValue());
        } else if (value instanceof int[] numbers) {
            return list(Arrays.stream(numbers).asLongStream());
        } else if (value instanceof long[] numbers) {
            return list(Arrays.stream(numbers));
        } else if (value instanceof Shape shape) {
            return list(Arrays.stream(shape.getShape()));
        } else if (value instanceof DataType type) {
            return Integer.toString(scalarType(type));
        }
        throw new UntraceableException("A program cannot hold " + value + ".");
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new UntraceableException("A program cannot hold the number " + value + ".");
        }
        return Double.toString(value).replace('E', 'e');
    }

    private static String list(LongStream numbers) {
        return numbers.mapToObj(Long::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    /** The axes from the last to the first. */
    static String reversedAxes(int count) {
        return list(IntStream.range(0, count).mapToLong(axis -> count - 1 - axis));
    }

    /** PyTorch's number of a type (c10/core/ScalarType.h). */
    private static int scalarType(DataType type) {
        return switch (type) {
            case UINT8 -> 0;
            case INT8 -> 1;
            case INT16 -> 2;
            case INT32 -> 3;
            case INT64 -> 4;
            case FLOAT16 -> 5;
            case FLOAT32 -> 6;
            case FLOAT64 -> 7;
            case BOOLEAN -> 11;
            case BFLOAT16 -> 15;
            default ->
                    throw new UntraceableException("PyTorch has no values of type " + type + ".");
        };
    }
}
