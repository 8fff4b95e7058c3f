package org.betavista.analysis.completeness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.betavista.analysis.Golden;

/** Two samples of 200 points in six dimensions, and the second one spoilt in four ways. */
final class GeometryCases {
    static final int WIDTH = 6;

    private static final Map<String, DoubleUnaryOperator> SPOILT =
            Map.of(
                    "same_distribution", value -> value,
                    "shrunk_half", value -> 0.5 * value,
                    "shifted_by_1.5", value -> value + 1.5,
                    "mean_collapse", value -> 0.01 * value,
                    "wide_x2", value -> 2 * value);

    private final JsonNode golden;

    GeometryCases() throws IOException {
        golden = Golden.json("geometry_golden.json");
    }

    Iterable<String> names() {
        return SPOILT.keySet();
    }

    float[] real() {
        return table("real", value -> value);
    }

    float[] drawn(String name) {
        return table("fake", Objects.requireNonNull(SPOILT.get(name), name));
    }

    double expected(String name, String measure) {
        return golden.get("cases").get(name).get(measure).doubleValue();
    }

    private float[] table(String name, DoubleUnaryOperator change) {
        double[][] rows = Golden.matrix(golden.get(name));
        float[] values = new float[rows.length * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) change.applyAsDouble(rows[i / WIDTH][i % WIDTH]);
        }
        return values;
    }
}
