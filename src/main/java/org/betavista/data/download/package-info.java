/**
 * Fetches published data sets from the internet, only when a person asks for it. Whatever the
 * network or the disk does, only {@link org.betavista.data.InvalidInputException} and {@link
 * org.betavista.data.CancelledException} come out.
 */
@NullMarked
package org.betavista.data.download;

import org.jspecify.annotations.NullMarked;
