/** The person's images at the left. */
@NullMarked
package org.betavista.ui.images;

import org.jspecify.annotations.NullMarked;
