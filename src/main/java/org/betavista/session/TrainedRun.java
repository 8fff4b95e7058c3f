package org.betavista.session;

import org.betavista.store.Checkpoint;
import org.betavista.store.MetricsRow;
import org.betavista.store.MetricsTable;
import org.betavista.store.RunDirectory;
import org.betavista.train.TrainingState;
import org.jspecify.annotations.Nullable;

/**
 * A run at one moment, with all that is needed to go on from it.
 *
 * @param config what it is by now
 * @param state weights and optimiser
 * @param metrics what was measured up to then
 * @param heldOut terms on held-out images with these weights, or null where nobody measured them
 */
public record TrainedRun(
        RunConfig config,
        TrainingState state,
        MetricsTable metrics,
        MetricsRow.@Nullable Terms heldOut) {
    /**
     * Writes a run folder, which can be resumed, or a further checkpoint into it. The checkpoint
     * comes last: figures that are newer than it are left out when the folder is read.
     *
     * @throws org.betavista.data.InvalidInputException if the place cannot be written to
     */
    public void writeTo(RunDirectory folder) {
        folder.writeConfig(config);
        folder.writeMetrics(metrics);
        folder.writeCheckpoint(
                new Checkpoint(
                        state.weights().step(),
                        state.weights().tensors(),
                        state.optimizer(),
                        heldOut == null ? null : loss(heldOut)));
    }

    /**
     * By which checkpoints are compared: with the beta that the run ends with, whatever a schedule
     * charges now, because a loss with a smaller beta is smaller and not better.
     */
    private double loss(MetricsRow.Terms terms) {
        return terms.total(
                config.training().objective().betaRole().charged(config.training().beta()));
    }
}
