package org.betavista.ui.train;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.betavista.ui.control.Ink;
import org.jspecify.annotations.Nullable;

/**
 * A curve of the loss chart.
 *
 * @param word its short name
 * @param ink its colour
 * @param dashes lengths of strokes and gaps in pixels; none for a solid line
 * @param line its values on training batches
 * @param heldOut its value on held-out images, or null where that is not measured
 */
record LossTrace(
        String word,
        Ink ink,
        List<Double> dashes,
        LossLine line,
        @Nullable ToDoubleFunction<LossHistory.HeldOut> heldOut) {
    static final List<Double> SOLID = List.of();

    private static final List<List<Double>> PATTERNS =
            List.of(SOLID, List.of(7.0, 3.0), List.of(2.0, 3.0), List.of(8.0, 3.0, 2.0, 3.0));

    /** The dashes of the objective's terms, one after the other. */
    static List<Double> dashes(int term) {
        return PATTERNS.get(term % PATTERNS.size());
    }
}
