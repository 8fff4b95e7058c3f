/**
 * Readers of people's own files. Whatever a file holds, only {@link
 * org.betavista.data.InvalidInputException} comes out.
 */
@NullMarked
package org.betavista.data.files;

import org.jspecify.annotations.NullMarked;
