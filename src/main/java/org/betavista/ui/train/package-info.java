/** The Train tab. */
@NullMarked
package org.betavista.ui.train;

import org.jspecify.annotations.NullMarked;
