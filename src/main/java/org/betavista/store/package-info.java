/** Files that the program writes and reads back: runs, checkpoints, exported pictures. */
@NullMarked
package org.betavista.store;

import org.jspecify.annotations.NullMarked;
