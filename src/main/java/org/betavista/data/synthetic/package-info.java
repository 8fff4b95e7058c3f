/** Worlds that the project draws itself, with every factor known. */
@NullMarked
package org.betavista.data.synthetic;

import org.jspecify.annotations.NullMarked;
