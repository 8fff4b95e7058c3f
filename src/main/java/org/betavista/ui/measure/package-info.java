/** The Measure tab: the evidence behind the three numbers. */
@NullMarked
package org.betavista.ui.measure;

import org.jspecify.annotations.NullMarked;
