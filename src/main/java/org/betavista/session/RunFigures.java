package org.betavista.session;

import org.betavista.store.MetricsRow;
import org.betavista.store.MetricsTable;
import org.betavista.train.StepMetrics;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the open run so far. Written by the training thread and the worker, read by any
 * thread.
 */
final class RunFigures {
    private MetricsRecorder recorder = new MetricsRecorder(new MetricsTable());
    private @Nullable StepMetrics last;

    /** Goes on with another run's figures. */
    synchronized void begin(MetricsTable table) {
        recorder = new MetricsRecorder(table);
        last = null;
    }

    /** Notes a step. */
    synchronized void add(StepMetrics step) {
        recorder.add(step);
        last = step;
    }

    /**
     * Notes figures of held-out images, if steps were made since the run was opened.
     *
     * @param beta that is charged where no step was made
     * @return the beta that is charged
     */
    synchronized double addHeldOut(long step, double beta, MetricsRow.Terms terms) {
        if (last == null) {
            return beta;
        }
        recorder.addHeldOut(step, terms);
        return last.beta();
    }

    /** A copy of them. */
    synchronized MetricsTable table() {
        MetricsTable copy = new MetricsTable(recorder.table().extraTerms());
        recorder.table().rows().forEach(copy::add);
        return copy;
    }
}
