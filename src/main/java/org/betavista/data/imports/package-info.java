/**
 * Makes data sets of people's own folders and NPZ files: brought to one shape once, kept on disk,
 * and read from there without a copy in memory. Whatever a file holds, only {@link
 * org.betavista.data.InvalidInputException} comes out.
 */
@NullMarked
package org.betavista.data.imports;

import org.jspecify.annotations.NullMarked;
