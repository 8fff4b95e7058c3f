/** Measures over plain arrays. Pure, seeded; no clock, no log, no engine types. */
@NullMarked
package org.betavista.analysis;

import org.jspecify.annotations.NullMarked;
