/** The measures of a model: what each means, how it is gathered, and the evidence behind it. */
@NullMarked
package org.betavista.session.measures;

import org.jspecify.annotations.NullMarked;
