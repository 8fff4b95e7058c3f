/** The window. */
@NullMarked
package org.betavista.ui;

import org.jspecify.annotations.NullMarked;
