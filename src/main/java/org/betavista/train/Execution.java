package org.betavista.train;

/** How the steps of a run are computed; the numbers are the same. */
public enum Execution {
    /** Operation by operation, as the formulas are written. */
    EAGER,

    /** Traced once, and then one native call for one step or several. */
    COMPILED
}
