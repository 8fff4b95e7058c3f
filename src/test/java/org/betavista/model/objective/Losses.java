package org.betavista.model.objective;

import ai.djl.ndarray.NDManager;
import java.util.concurrent.atomic.AtomicLong;
import org.betavista.model.EngineArrays;

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
                manager.create(0f));
    }

    /** Fixed numbers in place of noise, uniform in +-2; each draw others. */
    static Noise noise(NDManager manager, long seed) {
        AtomicLong next = new AtomicLong(seed);
        return shape ->
                EngineArrays.rows(
                        manager,
                        EngineArrays.uniform((int) shape.size(), -2, 2, next.getAndIncrement()),
                        (int) shape.get(shape.dimension() - 1));
    }
}
