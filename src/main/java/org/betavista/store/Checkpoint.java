package org.betavista.store;

import java.util.Map;
import org.betavista.model.FloatTensor;
import org.jspecify.annotations.Nullable;

/**
 * What a run needs to go on.
 *
 * @param step how many steps made it
 * @param weights by name
 * @param optimizer the optimiser's state by name; empty for a model folder
 * @param heldOutLoss on held-out images in nats per image, by which the best checkpoint is chosen;
 *     null where it was not measured
 */
public record Checkpoint(
        long step,
        Map<String, FloatTensor> weights,
        Map<String, FloatTensor> optimizer,
        @Nullable Double heldOutLoss) {
    /** One whose loss on held-out images was not measured. */
    public Checkpoint(
            long step, Map<String, FloatTensor> weights, Map<String, FloatTensor> optimizer) {
        this(step, weights, optimizer, null);
    }
}
