@NullMarked
package org.betavista.data.download;

import org.jspecify.annotations.NullMarked;
