package org.betavista.ui.train;

/**
 * Steps to pixels.
 *
 * @param first step at the left end
 * @param last step at the right end
 * @param left end in pixels
 * @param right end in pixels
 */
record StepAxis(long first, long last, double left, double right) {
    double x(long step) {
        return position((double) step);
    }

    /** The place of a fraction of a step, as epochs may begin at. */
    double position(double step) {
        return left + (step - first) / Math.max(1, last - first) * (right - left);
    }

    long step(double x) {
        return first + Math.round((x - left) / (right - left) * (last - first));
    }
}
