/** The same use cases from a terminal. */
@NullMarked
package org.betavista.cli;

import org.jspecify.annotations.NullMarked;
