package org.betavista.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Expected values that reference code computed in double precision. */
public final class Golden {
    private Golden() {}

    private static byte[] bytes(String name) throws IOException {
        try (InputStream input = Golden.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(input, name).readAllBytes();
        }
    }

    /** A file of expected values. */
    public static JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(bytes(name));
    }

    /** A list of numbers. */
    public static double[] vector(JsonNode list) {
        double[] values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i).doubleValue();
        }
        return values;
    }

    /** A list of lists of numbers. */
    public static double[][] matrix(JsonNode rows) {
        double[][] values = new double[rows.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = vector(rows.get(i));
        }
        return values;
    }

    /** The values of an NPY file, version 1, little-endian doubles in C order. */
    public static double[] npy(String name) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(name)).order(ByteOrder.LITTLE_ENDIAN);
        int header = bytes.getShort(8);
        bytes.position(10 + header);
        double[] values = new double[bytes.remaining() / Double.BYTES];
        bytes.asDoubleBuffer().get(values);
        return values;
    }

    /** The rows of a table of whole numbers without a heading. */
    public static int[][] csv(String name) throws IOException {
        return new String(bytes(name), StandardCharsets.US_ASCII)
                .lines()
                .map(
                        line -> {
                            String[] cells = line.split(",", -1);
                            int[] row = new int[cells.length];
                            for (int i = 0; i < row.length; i++) {
                                row[i] = Integer.parseInt(cells[i]);
                            }
                            return row;
                        })
                .toArray(int[][]::new);
    }
}
