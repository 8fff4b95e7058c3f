package org.betavista.ui.measure;

import java.util.Locale;
import org.betavista.session.measures.Figure;
import org.betavista.session.measures.Measure;
import org.betavista.ui.control.Words;

/** Figures as people read them. */
final class FigureWords {
    private FigureWords() {}

    /** The value with three digits that count. */
    static String value(Figure figure) {
        double value = figure.value();
        double size = Math.abs(value);
        if (figure.measure() == Measure.ACTIVE_UNITS) {
            return Words.number(value, 0);
        }
        if (size > 0 && size < 0.001) {
            return String.format(Locale.ROOT, "%.1e", value)
                    .replace("e-0", "e-")
                    .replace("-", "\u2212");
        }
        return Words.number(value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
    }

    /** How many it is an average over, and the seed where something was drawn. */
    static String samples(Figure figure) {
        String count = "N " + Words.count(figure.samples());
        return figure.seed().isPresent() ? count + " · seed " + figure.seed().getAsLong() : count;
    }

    /** Of which weights something is, and which there are now. */
    static String age(long step, long now) {
        String of = "at step " + Words.count(step);
        return step == now ? of : of + "; the weights are at step " + Words.count(now) + " now";
    }

    /** What it says, how it is defined, and by whom. */
    static String explanation(Measure measure) {
        return measure.sentence() + "\n" + measure.definition() + "\n" + measure.source();
    }
}
