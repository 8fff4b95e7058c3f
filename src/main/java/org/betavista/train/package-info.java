/** One training run: batches, the step, the optimiser and its state, metrics. */
@NullMarked
package org.betavista.train;

import org.jspecify.annotations.NullMarked;
