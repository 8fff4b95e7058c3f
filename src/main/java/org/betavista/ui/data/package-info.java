/** The data view: sets to choose from, worlds to drive by hand, people's own images to import. */
@NullMarked
package org.betavista.ui.data;

import org.jspecify.annotations.NullMarked;
