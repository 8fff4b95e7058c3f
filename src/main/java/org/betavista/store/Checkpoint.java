package org.betavista.store;

import java.util.Map;
import org.betavista.model.FloatTensor;

/**
 * What a run needs to go on.
 *
 * @param step how many steps made it
 * @param weights by name
 * @param optimizer the optimiser's state by name; empty for a model folder
 */
public record Checkpoint(
        long step, Map<String, FloatTensor> weights, Map<String, FloatTensor> optimizer) {}
