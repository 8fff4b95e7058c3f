package org.betavista.ui.train;

import java.util.List;
import org.betavista.ui.control.Ink;

/**
 * A curve of the loss chart.
 *
 * @param word its short name
 * @param ink its colour
 * @param dashes lengths of strokes and gaps in pixels; none for a solid line
 * @param line which figure of the history it is
 * @param heldOut whether it is measured on held-out images too
 */
record LossTrace(String word, Ink ink, List<Double> dashes, int line, boolean heldOut) {
    static final List<Double> SOLID = List.of();

    private static final List<List<Double>> PATTERNS =
            List.of(SOLID, List.of(7.0, 3.0), List.of(2.0, 3.0), List.of(8.0, 3.0, 2.0, 3.0));

    /** The dashes of the objective's terms, one after the other. */
    static List<Double> dashes(int term) {
        return PATTERNS.get(term % PATTERNS.size());
    }
}
