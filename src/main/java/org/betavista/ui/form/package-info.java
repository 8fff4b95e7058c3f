/** The form of the model: its objective, code, pixels, networks and training. */
@NullMarked
package org.betavista.ui.form;

import org.jspecify.annotations.NullMarked;
