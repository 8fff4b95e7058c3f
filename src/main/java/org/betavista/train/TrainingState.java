package org.betavista.train;

import java.util.Map;
import org.betavista.model.FloatTensor;
import org.betavista.model.WeightSnapshot;

/**
 * All that a run needs to go on: weights, and the optimiser's moments and counters. Immutable.
 *
 * @param weights with the step that made them
 * @param optimizer by name
 */
public record TrainingState(WeightSnapshot weights, Map<String, FloatTensor> optimizer) {}
