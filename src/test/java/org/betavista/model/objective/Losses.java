package org.betavista.model.objective;

import ai.djl.ndarray.NDManager;

/** Inputs of objectives for tests. */
final class Losses {
    private Losses() {}

    /** Prices with alpha = 1 and no free bits. */
    static Charges charges(NDManager manager, double beta, double strength, double capacity) {
        return new Charges(
                manager.create(1f),
                manager.create((float) beta),
                manager.create((float) strength),
                manager.create((float) capacity),
                0);
    }
}
