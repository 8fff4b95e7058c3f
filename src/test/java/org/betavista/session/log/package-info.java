@NullMarked
package org.betavista.session.log;

import org.jspecify.annotations.NullMarked;
