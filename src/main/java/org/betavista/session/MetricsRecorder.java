package org.betavista.session;

import java.util.Arrays;
import org.betavista.store.MetricsRow;
import org.betavista.store.MetricsTable;
import org.betavista.train.StepMetrics;
import org.jspecify.annotations.Nullable;

/** Turns the steps of a run into the lines of its {@code metrics.csv}: means over ten steps. */
final class MetricsRecorder {
    static final int STEPS_A_ROW = 10;

    private final MetricsTable table;
    private double reconstruction;
    private double kl;
    private double total;
    private final double[] extras;
    private int count;

    /** The newest step that no line speaks of yet. */
    private @Nullable StepMetrics pending;

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
        pending = step;
        if (step.step() % STEPS_A_ROW == 0) {
            addRow(step);
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

    /**
     * Adds held-out figures: to the line whose steps include the given one, which ends here where
     * it is not full yet, so that no step has two lines.
     *
     * @param step after which they were taken; nothing happens where no line speaks of it
     */
    void addHeldOut(long step, MetricsRow.Terms heldOut) {
        if (pending != null && !table.covers(step)) {
            addRow(pending);
        }
        table.addHeldOut(step, heldOut);
    }

    private void addRow(StepMetrics last) {
        table.add(
                new MetricsRow(
                        last.step(),
                        last.beta(),
                        last.learningRate(),
                        reconstruction / count,
                        kl / count,
                        total / count,
                        Arrays.stream(extras).map(sum -> sum / count).boxed().toList(),
                        null));
        reconstruction = 0;
        kl = 0;
        total = 0;
        Arrays.fill(extras, 0);
        count = 0;
        pending = null;
    }

    /** The lines so far. */
    MetricsTable table() {
        return table;
    }
}
