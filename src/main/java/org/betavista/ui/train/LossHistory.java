package org.betavista.ui.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.betavista.store.MetricsRow;
import org.betavista.train.StepMetrics;
import org.betavista.train.TrainingConfig;
import org.betavista.ui.control.Ink;

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
        BETA_KL,
        /** Reconstruction + KL, whatever the KL costs: the negative evidence lower bound. */
        NEGATIVE_ELBO
    }

    /**
     * A change of beta. Changes in one direction that follow each other at once, as a schedule or a
     * dragged slider makes them, are one.
     *
     * @param step the first step that paid another price
     * @param until the step from which on the price stayed; the same as {@code step} for a jump
     * @param from the price before
     * @param to the price after
     */
    public record BetaChange(long step, long until, double from, double to) {
        private boolean goesOn(long previous, double newBeta) {
            return until == previous && (newBeta - to) * (to - from) > 0;
        }
    }

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
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
    private final Map<Curve, LossLine> lines = new EnumMap<>(Curve.class);
    private int size;
    private double lastBeta = Double.NaN;
    private boolean sumOfTerms = true;
    private List<String> extraTerms = List.of();
    private List<LossLine> extras = List.of();
    private final List<BetaChange> betaChanges = new ArrayList<>();
    private final List<HeldOut> heldOut = new ArrayList<>();

    /** An empty history. */
    public LossHistory() {
        for (Curve curve : Curve.values()) {
            lines.put(curve, new LossLine());
        }
    }

    private LossLine line(Curve curve) {
        return Objects.requireNonNull(lines.get(curve));
    }

    /** Grows with every {@link #changed}. */
    public ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /** Tells whoever draws the figures that some were added: once for many. */
    public void changed() {
        version.set(version.get() + 1);
    }

    /** Forgets everything and gets ready for another run. */
    public void begin(TrainingConfig training) {
        clear();
        sumOfTerms = Totals.isSumOfTerms(training);
        extraTerms = training.objective().extraTerms();
        extras = extraTerms.stream().map(name -> new LossLine()).toList();
        extras.forEach(line -> line.grow(steps.length));
    }

    /** The names of the objective's further terms, each of which is a curve. */
    public List<String> extraTerms() {
        return extraTerms;
    }

    private void clear() {
        size = 0;
        lastBeta = Double.NaN;
        betaChanges.clear();
        heldOut.clear();
    }

    /** Adds what a saved run measured. */
    public void addRow(MetricsRow row) {
        add(
                row.step(),
                row.beta(),
                row.reconstruction(),
                row.kl(),
                row.total(),
                term -> term < row.extras().size() ? row.extras().get(term) : Double.NaN);
        MetricsRow.Terms terms = row.heldOut();
        if (terms != null) {
            heldOut.add(new HeldOut(row.step(), row.beta(), terms));
        }
    }

    /** Adds a step. */
    public void addStep(StepMetrics step) {
        add(
                step.step(),
                step.beta(),
                step.reconstruction(),
                step.kl(),
                step.total(),
                term -> term < step.extras().length ? step.extras()[term] : Double.NaN);
    }

    /** Adds a held-out figure. */
    public void addHeldOut(long step, double beta, MetricsRow.Terms terms) {
        heldOut.add(new HeldOut(step, beta, terms));
    }

    private void add(
            long step,
            double beta,
            double reconstruction,
            double kl,
            double total,
            IntToDoubleFunction extra) {
        if (size > 0 && step <= steps[size - 1]) {
            return; // A run that went back to good weights repeats some steps.
        }
        if (size == steps.length) {
            grow();
        }
        boolean samePrice = Math.abs(beta - lastBeta) <= ROUNDING * Math.max(1, beta);
        boolean jumps = !Double.isNaN(lastBeta) && !samePrice && !goesOn(step, beta);
        // A line of a saved run stands for several steps, and counts as much.
        double share = size == 0 ? 1 : 1 - Math.pow(1 - NEWEST_SHARE, (double) (step - lastStep()));
        // Smoothing across a jump of the price would draw a slope that never was.
        double priced = jumps ? 1 : share;
        lastBeta = beta;
        steps[size] = step;
        line(Curve.TOTAL).put(size, total, priced);
        line(Curve.RECONSTRUCTION).put(size, reconstruction, share);
        line(Curve.KL).put(size, kl, share);
        line(Curve.BETA_KL).put(size, beta * kl, priced);
        line(Curve.NEGATIVE_ELBO).put(size, reconstruction + kl, share);
        for (int term = 0; term < extras.size(); term++) {
            extras.get(term).put(size, extra.applyAsDouble(term), share);
        }
        size++;
    }

    /** Notes a change of beta; whether it goes on with the change before. */
    private boolean goesOn(long step, double beta) {
        BetaChange last = betaChanges.isEmpty() ? null : betaChanges.get(betaChanges.size() - 1);
        if (last != null && last.goesOn(lastStep(), beta)) {
            betaChanges.set(
                    betaChanges.size() - 1, new BetaChange(last.step(), step, last.from(), beta));
            return true;
        }
        betaChanges.add(new BetaChange(step, step, lastBeta, beta));
        return false;
    }

    /** Whether beta jumped after a step and up to another. */
    boolean jumped(long after, long upTo) {
        return betaChanges.stream()
                .anyMatch(
                        change ->
                                change.step() == change.until()
                                        && change.step() > after
                                        && change.step() <= upTo);
    }

    private void grow() {
        steps = Arrays.copyOf(steps, 2 * size);
        extras.forEach(line -> line.grow(steps.length));
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
        return line(curve).raw(point);
    }

    /** The smoothed line at a point. */
    public float smooth(Curve curve, int point) {
        return line(curve).smooth(point);
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

    /** A curve as it is drawn. */
    LossTrace trace(Curve curve) {
        return switch (curve) {
            case TOTAL ->
                    new LossTrace(
                            "total",
                            Ink.TOTAL,
                            LossTrace.SOLID,
                            line(curve),
                            // With terms of its own an objective's total on other images is
                            // unknown.
                            sumOfTerms ? point -> point.terms().total(point.beta()) : null);
            case RECONSTRUCTION ->
                    new LossTrace(
                            "reconstr.",
                            Ink.RECONSTRUCTION,
                            LossTrace.SOLID,
                            line(curve),
                            point -> point.terms().reconstruction());
            case KL ->
                    new LossTrace(
                            "KL",
                            Ink.KL,
                            LossTrace.SOLID,
                            line(curve),
                            point -> point.terms().kl());
            case BETA_KL ->
                    new LossTrace(
                            "β·KL",
                            Ink.BETA,
                            LossTrace.SOLID,
                            line(curve),
                            point -> point.beta() * point.terms().kl());
            case NEGATIVE_ELBO ->
                    new LossTrace(
                            "rec + KL",
                            Ink.SECONDARY,
                            LossTrace.SOLID,
                            line(curve),
                            point -> -point.terms().elbo());
        };
    }

    /** The curve of one of the objective's further terms; told apart by ink and dashes. */
    LossTrace extraTrace(int term) {
        Ink[] inks = {Ink.TEXT, Ink.SECONDARY, Ink.TERTIARY};
        return new LossTrace(
                extraTerms.get(term),
                inks[term % inks.length],
                LossTrace.dashes(term),
                extras.get(term),
                null);
    }
}
