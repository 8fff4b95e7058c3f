/** The Explore tab. */
@NullMarked
package org.betavista.ui.explore;

import org.jspecify.annotations.NullMarked;
