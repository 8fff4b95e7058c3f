package org.betavista.ui.train;

import java.util.ArrayList;
import java.util.List;

/**
 * Nats to pixels.
 *
 * @param low value at the bottom
 * @param high value at the top
 * @param step between ticks
 * @param top in pixels
 * @param bottom in pixels
 */
record NatsAxis(double low, double high, double step, double top, double bottom) {
    private static final int SKIPPED_AT_START = 20;

    /**
     * Covers the smoothed and the held-out values of curves. The very first steps, whose loss is
     * far above all that follows, may leave the plot.
     *
     * @param from the first step that is shown; the history is not empty
     */
    static NatsAxis of(
            LossHistory history,
            List<LossTrace> traces,
            long from,
            boolean fromZero,
            double leastMargin,
            double top,
            double bottom) {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        LossBuckets points = history.since(from);
        int first =
                Math.max(
                        points.at(from),
                        Math.min(points.after(SKIPPED_AT_START), points.size() - 1));
        LossBuckets heldOut = history.heldOut();
        int firstHeldOut = heldOut.at(Math.max(from, points.step(first)));
        for (LossTrace trace : traces) {
            LossLine line = points.line(trace.line());
            for (int point = first; point < points.size(); point++) {
                double value = line.smooth(point);
                if (!Double.isNaN(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
            if (trace.heldOut()) {
                LossLine measured = heldOut.line(trace.line());
                for (int point = firstHeldOut; point < heldOut.size(); point++) {
                    low = Math.min(low, measured.low(point));
                    high = Math.max(high, measured.high(point));
                }
            }
        }
        if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            low = 0;
            high = 1;
        }
        double margin = Math.max(leastMargin, 0.06 * (high - low));
        low = fromZero ? Math.min(0, low) : low - margin;
        high += margin;
        double step = Ticks.step(high - low, fromZero ? 3 : 5);
        return new NatsAxis(low, high, step, top, bottom);
    }

    double y(double value) {
        return bottom - (value - low) / (high - low) * (bottom - top);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (double tick = Math.ceil(low / step) * step; tick <= high; tick += step) {
            ticks.add(tick);
        }
        return ticks;
    }
}
