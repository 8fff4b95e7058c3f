/** Turns formulas that are written in DJL into programs that the engine runs without Java. */
@NullMarked
package org.betavista.train.tracing;

import org.jspecify.annotations.NullMarked;
