package org.betavista.ui.train;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.betavista.store.MetricsRow;
import org.betavista.train.StepMetrics;
import org.betavista.train.TrainingConfig;
import org.betavista.ui.control.Ink;
import org.betavista.ui.train.LossBuckets.WhenFull;

/**
 * The figures of a run as the loss chart draws them: raw, smoothed and held-out, and where beta was
 * changed. However long the run is, it takes the same memory and the same time to draw: the whole
 * run is kept in buckets, the recent steps one by one. The window's thread only.
 */
public final class LossHistory {
    /** The curves. All are means a image in nats. */
    public enum Curve {
        TOTAL(0),
        RECONSTRUCTION(1),
        KL(2),
        BETA_KL(3),
        /** Reconstruction + KL, whatever the KL costs: the negative evidence lower bound. */
        NEGATIVE_ELBO(4);

        /** Its place among the lines of the buckets; further terms follow. */
        private final int line;

        Curve(int line) {
            this.line = line;
        }
    }

    /**
     * A change of beta. Changes in one direction that follow each other closely, as a schedule or a
     * dragged slider makes them, are one.
     *
     * @param step the first step that paid another price
     * @param until the step from which on the price stayed; the same as {@code step} for a jump
     * @param from the price before
     * @param to the price after
     */
    public record BetaChange(long step, long until, double from, double to) {
        /** A dragged slider changes beta with every event of the mouse, not at every step. */
        boolean goesOn(long previous, double newBeta) {
            return previous - until <= Math.max(CLOSE_STEPS, previous / CLOSE_SHARE)
                    && (newBeta - to) * (to - from) > 0;
        }
    }

    /** Changes of beta that are closer are one, as are those closer than a fiftieth of the run. */
    private static final int CLOSE_STEPS = 10;

    private static final int CLOSE_SHARE = 50;

    /** A saved run's figures have six digits. */
    private static final double ROUNDING = 1e-5;

    /** One step's share in the smoothed line: about the last 30 steps count. */
    private static final double NEWEST_SHARE = 1 / 30.0;

    /** More than twice the pixel columns of any chart, so that halving is not seen. */
    private static final int BUCKETS = 4096;

    private static final int RECENT = 8192;
    private static final int HELD_OUT = 1024;
    private static final int CURVES = Curve.values().length;

    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
    private final BetaChanges betaChanges = new BetaChanges();
    private final LossBuckets heldOut = new LossBuckets(HELD_OUT, CURVES, WhenFull.HALVE);
    private LossBuckets all = buckets(BUCKETS, 0, WhenFull.HALVE);
    private LossBuckets recent = buckets(RECENT, 0, WhenFull.FORGET);
    private double[] smooth = new double[CURVES];
    private double lastBeta = Double.NaN;
    private boolean sumOfTerms = true;
    private List<String> extraTerms = List.of();

    private static LossBuckets buckets(int capacity, int extraTerms, WhenFull whenFull) {
        return new LossBuckets(capacity, CURVES + extraTerms, whenFull);
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
        lastBeta = Double.NaN;
        betaChanges.clear();
        heldOut.clear();
        sumOfTerms = Totals.isSumOfTerms(training);
        extraTerms = training.objective().extraTerms();
        smooth = new double[CURVES + extraTerms.size()];
        all = buckets(BUCKETS, extraTerms.size(), WhenFull.HALVE);
        recent = buckets(RECENT, extraTerms.size(), WhenFull.FORGET);
    }

    /** The names of the objective's further terms, each of which is a curve. */
    public List<String> extraTerms() {
        return extraTerms;
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
            addHeldOut(row.step(), row.beta(), terms);
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
        if (heldOut.size() == 0 || step > heldOut.lastStep()) {
            double[] values = new double[CURVES];
            values[Curve.TOTAL.line] = terms.total(beta);
            values[Curve.RECONSTRUCTION.line] = terms.reconstruction();
            values[Curve.KL.line] = terms.kl();
            values[Curve.BETA_KL.line] = beta * terms.kl();
            values[Curve.NEGATIVE_ELBO.line] = -terms.elbo();
            heldOut.add(step, values, values);
        }
    }

    private void add(
            long step,
            double beta,
            double reconstruction,
            double kl,
            double total,
            IntToDoubleFunction extra) {
        boolean first = size() == 0;
        if (!first && step <= lastStep()) {
            return; // A run that went back to good weights repeats some steps.
        }
        boolean samePrice = Math.abs(beta - lastBeta) <= ROUNDING * Math.max(1, beta);
        boolean jumps =
                !Double.isNaN(lastBeta)
                        && !samePrice
                        && !betaChanges.add(lastStep(), step, lastBeta, beta);
        // A line of a saved run stands for several steps, and counts as much.
        double share = first ? 1 : 1 - Math.pow(1 - NEWEST_SHARE, (double) (step - lastStep()));
        // Smoothing across a jump of the price would draw a slope that never was.
        double priced = jumps ? 1 : share;
        lastBeta = beta;
        double[] values = new double[smooth.length];
        values[Curve.TOTAL.line] = total;
        values[Curve.RECONSTRUCTION.line] = reconstruction;
        values[Curve.KL.line] = kl;
        values[Curve.BETA_KL.line] = beta * kl;
        values[Curve.NEGATIVE_ELBO.line] = reconstruction + kl;
        for (int term = 0; term < extraTerms.size(); term++) {
            values[CURVES + term] = extra.applyAsDouble(term);
        }
        for (int line = 0; line < values.length; line++) {
            boolean price = line == Curve.TOTAL.line || line == Curve.BETA_KL.line;
            double newest = price ? priced : share;
            // What was not measured before begins the line.
            smooth[line] =
                    first || Double.isNaN(smooth[line])
                            ? values[line]
                            : smooth[line] + newest * (values[line] - smooth[line]);
        }
        all.add(step, values, smooth);
        recent.add(step, values, smooth);
    }

    /** Whether beta jumped after a step and up to another. */
    boolean jumped(long after, long upTo) {
        return betaChanges.jumped(after, upTo);
    }

    /** How many points the whole run is drawn by; bounded, each may stand for many steps. */
    public int size() {
        return all.size();
    }

    /** The last step, or 0. */
    public long lastStep() {
        return all.lastStep();
    }

    /** What was measured last at a point. */
    public float raw(Curve curve, int point) {
        return all.line(curve.line).last(point);
    }

    /** The smoothed line at a point. */
    public float smooth(Curve curve, int point) {
        return all.line(curve.line).smooth(point);
    }

    /** The steps from this one on: each by itself where they are recent, else in buckets. */
    LossBuckets since(long step) {
        return recent.size() > 0 && recent.step(0) <= step ? recent : all;
    }

    /** Where beta was changed, oldest first; a view. */
    public List<BetaChange> betaChanges() {
        return betaChanges.list();
    }

    /** The held-out figures, a line for each {@link Curve}. */
    LossBuckets heldOut() {
        return heldOut;
    }

    /** A curve as it is drawn. */
    LossTrace trace(Curve curve) {
        return switch (curve) {
            // With terms of its own an objective's total on other images is unknown.
            case TOTAL -> trace("total", Ink.TOTAL, curve, sumOfTerms);
            case RECONSTRUCTION -> trace("reconstr.", Ink.RECONSTRUCTION, curve, true);
            case KL -> trace("KL", Ink.KL, curve, true);
            case BETA_KL -> trace("β·KL", Ink.BETA, curve, true);
            case NEGATIVE_ELBO -> trace("rec + KL", Ink.SECONDARY, curve, true);
        };
    }

    private static LossTrace trace(String word, Ink ink, Curve curve, boolean heldOut) {
        return new LossTrace(word, ink, LossTrace.SOLID, curve.line, heldOut);
    }

    /** The curve of one of the objective's further terms; told apart by ink and dashes. */
    LossTrace extraTrace(int term) {
        Ink[] inks = {Ink.TEXT, Ink.SECONDARY, Ink.TERTIARY};
        return new LossTrace(
                extraTerms.get(term),
                inks[term % inks.length],
                LossTrace.dashes(term),
                CURVES + term,
                false);
    }
}
