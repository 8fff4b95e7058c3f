/** Controls and drawing that several views share. */
@NullMarked
package org.betavista.ui.control;

import org.jspecify.annotations.NullMarked;
