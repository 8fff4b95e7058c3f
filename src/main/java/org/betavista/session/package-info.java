/** Use cases without a window. Owns the threads. */
@NullMarked
package org.betavista.session;

import org.jspecify.annotations.NullMarked;
