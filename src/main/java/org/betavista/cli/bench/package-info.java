/**
 * Measurements that ship with the program. Every figure is taken in one run and printed with its
 * spread.
 */
@NullMarked
package org.betavista.cli.bench;

import org.jspecify.annotations.NullMarked;
