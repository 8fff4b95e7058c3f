package org.betavista.session;

import java.util.Arrays;
import org.betavista.store.MetricsRow;
import org.betavista.store.MetricsTable;
import org.betavista.train.StepMetrics;

/** Turns the steps of a run into the lines of its {@code metrics.csv}: means over ten steps. */
final class MetricsRecorder {
    private static final int STEPS_A_ROW = 10;

    private final MetricsTable table;
    private double reconstruction;
    private double kl;
    private double total;
    private final double[] extras;
    private int count;

    /**
     * @param table gets the lines; may hold those of earlier steps
     */
    MetricsRecorder(MetricsTable table) {
        this.table = table;
        extras = new double[table.extraTerms().size()];
    }

    /** Adds a step; every tenth makes a line. */
    void add(StepMetrics step) {
        sum(step);
        if (step.step() % STEPS_A_ROW == 0) {
            addRow(step, null);
        }
    }

    private void sum(StepMetrics step) {
        reconstruction += step.reconstruction();
        kl += step.kl();
        total += step.total();
        for (int i = 0; i < extras.length; i++) {
            extras[i] += step.extras()[i];
        }
        count++;
    }

    /** Adds held-out figures, taken after the given step, as a line of their own. */
    void add(StepMetrics step, MetricsRow.Terms heldOut) {
        if (count == 0) {
            sum(step);
        }
        addRow(step, heldOut);
    }

    private void addRow(
            StepMetrics last, MetricsRow.@org.jspecify.annotations.Nullable Terms heldOut) {
        table.add(
                new MetricsRow(
                        last.step(),
                        last.beta(),
                        last.learningRate(),
                        reconstruction / count,
                        kl / count,
                        total / count,
                        Arrays.stream(extras).map(sum -> sum / count).boxed().toList(),
                        heldOut));
        reconstruction = 0;
        kl = 0;
        total = 0;
        Arrays.fill(extras, 0);
        count = 0;
    }

    /** The lines so far. */
    MetricsTable table() {
        return table;
    }
}
