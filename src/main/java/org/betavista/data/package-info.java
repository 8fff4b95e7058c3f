/** Images, labels and ground-truth factors as plain arrays. Knows no engine and no window. */
@NullMarked
package org.betavista.data;

import org.jspecify.annotations.NullMarked;
