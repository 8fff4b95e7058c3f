/** The frame of the window: top bar, beta bar, status line, and the forms that they open. */
@NullMarked
package org.betavista.ui.bar;

import org.jspecify.annotations.NullMarked;
