package org.betavista.model;

import java.util.Map;

/**
 * The weights of a model at the end of one training step, outside of the engine. Immutable; any
 * thread may read it, so that what it decodes never mixes two states.
 *
 * @param step how many steps made it
 * @param tensors the weights by name
 */
public record WeightSnapshot(long step, Map<String, FloatTensor> tensors) {}
