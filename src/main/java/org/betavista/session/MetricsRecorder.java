package org.betavista.session;

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
    private int count;

    /**
     * @param table gets the lines; may hold those of earlier steps
     */
    MetricsRecorder(MetricsTable table) {
        this.table = table;
    }

    /** Adds a step; every tenth makes a line. */
    void add(StepMetrics step) {
        reconstruction += step.reconstruction();
        kl += step.kl();
        total += step.total();
        count++;
        if (step.step() % STEPS_A_ROW == 0) {
            addRow(step, null);
        }
    }

    /** Adds held-out figures, taken after the given step, as a line of their own. */
    void add(StepMetrics step, MetricsRow.Terms heldOut) {
        if (count > 0) {
            addRow(step, heldOut);
        } else {
            table.add(
                    new MetricsRow(
                            step.step(),
                            step.beta(),
                            step.learningRate(),
                            step.reconstruction(),
                            step.kl(),
                            step.total(),
                            heldOut));
        }
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
                        heldOut));
        reconstruction = 0;
        kl = 0;
        total = 0;
        count = 0;
    }

    /** The lines so far. */
    MetricsTable table() {
        return table;
    }
}
