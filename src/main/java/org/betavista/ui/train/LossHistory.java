package org.betavista.ui.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.betavista.store.MetricsRow;
import org.betavista.train.StepMetrics;

/**
 * The figures of a run as the loss chart draws them: raw, smoothed and held-out, and where beta was
 * changed. The window's thread only.
 */
public final class LossHistory {
    /** The curves. All are means a image in nats. */
    public enum Curve {
        TOTAL,
        RECONSTRUCTION,
        KL,
        BETA_KL
    }

    /**
     * A change of beta.
     *
     * @param step the first step that paid the new price
     * @param from the price before
     * @param to the price from then on
     */
    public record BetaChange(long step, double from, double to) {}

    /**
     * A held-out figure.
     *
     * @param step of the weights
     * @param beta at that time
     * @param terms reconstruction and KL
     */
    public record HeldOut(long step, double beta, MetricsRow.Terms terms) {}

    /** A saved run's figures have six digits. */
    private static final double ROUNDING = 1e-5;

    /** One step's share in the smoothed line: about the last 30 steps count. */
    private static final double NEWEST_SHARE = 1 / 30.0;

    private long[] steps = new long[1024];
    private final Map<Curve, Line> lines = new EnumMap<>(Curve.class);
    private int size;
    private double lastBeta = Double.NaN;
    private final List<BetaChange> betaChanges = new ArrayList<>();
    private final List<HeldOut> heldOut = new ArrayList<>();

    private static final class Line {
        private float[] raw = new float[1024];
        private float[] smooth = new float[1024];

        private void put(int point, double value, double share) {
            raw[point] = (float) value;
            float before = point == 0 ? 0 : smooth[point - 1];
            smooth[point] = (float) (before + share * (value - before));
        }

        private void grow(int size) {
            raw = Arrays.copyOf(raw, size);
            smooth = Arrays.copyOf(smooth, size);
        }
    }

    /** An empty history. */
    public LossHistory() {
        for (Curve curve : Curve.values()) {
            lines.put(curve, new Line());
        }
    }

    private Line line(Curve curve) {
        return Objects.requireNonNull(lines.get(curve));
    }

    /** Forgets everything. */
    public void clear() {
        size = 0;
        lastBeta = Double.NaN;
        betaChanges.clear();
        heldOut.clear();
    }

    /** Adds what a saved run measured. */
    public void addRow(MetricsRow row) {
        add(row.step(), row.beta(), row.reconstruction(), row.kl(), row.total());
        MetricsRow.Terms terms = row.heldOut();
        if (terms != null) {
            heldOut.add(new HeldOut(row.step(), row.beta(), terms));
        }
    }

    /** Adds a step. */
    public void addStep(StepMetrics step) {
        add(step.step(), step.beta(), step.reconstruction(), step.kl(), step.total());
    }

    /** Adds a held-out figure. */
    public void addHeldOut(long step, double beta, MetricsRow.Terms terms) {
        heldOut.add(new HeldOut(step, beta, terms));
    }

    private void add(long step, double beta, double reconstruction, double kl, double total) {
        if (size > 0 && step <= steps[size - 1]) {
            return; // A run that went back to good weights repeats some steps.
        }
        if (size == steps.length) {
            grow();
        }
        boolean samePrice = Math.abs(beta - lastBeta) <= ROUNDING * Math.max(1, beta);
        if (!Double.isNaN(lastBeta) && !samePrice) {
            betaChanges.add(new BetaChange(step, lastBeta, beta));
        }
        // A line of a saved run stands for several steps, and counts as much.
        double share = size == 0 ? 1 : 1 - Math.pow(1 - NEWEST_SHARE, (double) (step - lastStep()));
        // Smoothing across a change of price would draw a slope that never was.
        double priced = samePrice ? share : 1;
        lastBeta = beta;
        steps[size] = step;
        line(Curve.TOTAL).put(size, total, priced);
        line(Curve.RECONSTRUCTION).put(size, reconstruction, share);
        line(Curve.KL).put(size, kl, share);
        line(Curve.BETA_KL).put(size, beta * kl, priced);
        size++;
    }

    private void grow() {
        steps = Arrays.copyOf(steps, 2 * size);
        lines.values().forEach(line -> line.grow(steps.length));
    }

    /** The number of points. */
    public int size() {
        return size;
    }

    /** The step of a point. */
    public long step(int point) {
        return steps[point];
    }

    /** The last step, or 0. */
    public long lastStep() {
        return size == 0 ? 0 : steps[size - 1];
    }

    /** What was measured at a point. */
    public float raw(Curve curve, int point) {
        return line(curve).raw[point];
    }

    /** The smoothed line at a point. */
    public float smooth(Curve curve, int point) {
        return line(curve).smooth[point];
    }

    /** The first point at or after a step; {@link #size} if there is none. */
    public int pointAt(long step) {
        int found = Arrays.binarySearch(steps, 0, size, step);
        return found >= 0 ? found : -found - 1;
    }

    /** Where beta was changed, oldest first; a view. */
    public List<BetaChange> betaChanges() {
        return Collections.unmodifiableList(betaChanges);
    }

    /** The held-out figures, oldest first; a view. */
    public List<HeldOut> heldOut() {
        return Collections.unmodifiableList(heldOut);
    }

    /** A held-out figure as a point of a curve. */
    public static double value(Curve curve, HeldOut point) {
        return switch (curve) {
            case TOTAL -> point.terms().total(point.beta());
            case RECONSTRUCTION -> point.terms().reconstruction();
            case KL -> point.terms().kl();
            case BETA_KL -> point.beta() * point.terms().kl();
        };
    }
}
