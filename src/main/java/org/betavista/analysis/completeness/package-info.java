/**
 * Whether every draw from the prior decodes to something like the data. Pure functions, as the
 * whole of {@link org.betavista.analysis}.
 */
@NullMarked
package org.betavista.analysis.completeness;

import org.jspecify.annotations.NullMarked;
