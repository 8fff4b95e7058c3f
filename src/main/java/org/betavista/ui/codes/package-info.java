/** Exploring models whose codes are grids of vectors of one codebook. */
@NullMarked
package org.betavista.ui.codes;

import org.jspecify.annotations.NullMarked;
