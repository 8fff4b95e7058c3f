/**
 * How near codes decode to near images. Pure functions, as the whole of {@link
 * org.betavista.analysis}.
 */
@NullMarked
package org.betavista.analysis.continuity;

import org.jspecify.annotations.NullMarked;
