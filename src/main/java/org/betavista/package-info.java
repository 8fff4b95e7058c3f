/**
 * Starts the program: decides between the window, the command line and, without a display, the
 * headless job.
 */
@NullMarked
package org.betavista;

import org.jspecify.annotations.NullMarked;
