/** What went wrong, for people and for those who look into it: sentences, the log, diagnostics. */
@NullMarked
package org.betavista.session.log;

import org.jspecify.annotations.NullMarked;
