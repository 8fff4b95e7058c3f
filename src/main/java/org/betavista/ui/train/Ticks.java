package org.betavista.ui.train;

import java.util.Locale;

/** Round numbers for axes. */
public final class Ticks {
    private Ticks() {}

    /** The round step (1, 2 or 5 times a power of ten) that gives at most {@code most} ticks. */
    public static double step(double span, int most) {
        double rough = Math.max(1e-9, span) / most;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double share = rough / power;
        double round = share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10;
        return round * power;
    }

    /** A tick's label, with the decimals that the step needs. */
    public static String label(double value, double step) {
        int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
        return String.format(Locale.ROOT, "%." + Math.min(4, decimals) + "f", value + 0.0)
                .replace("-", "\u2212");
    }
}
