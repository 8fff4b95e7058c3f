package org.betavista.session;

import org.betavista.model.WeightSnapshot;

/**
 * Where the headline numbers, their evidence and everything else are measured, on a thread of its
 * own with a model of its own, below the priority of the sliders and of training. Methods may be
 * called from any thread and return at once; the listener hears on the desk's thread.
 */
public final class MeasureDesk implements AutoCloseable {
    /** Hears nothing until somebody listens. */
    MeasureDesk(SessionListener session) {}

    /** Sets who hears of what is measured, in place of whoever did. */
    public void listen(MeasureListener listener) {}

    /**
     * Whether the evidence behind the headline numbers is looked at: it is gathered with them from
     * here on, and at once for the newest weights.
     */
    public void watchEvidence(boolean watched) {}

    /** Measures everything with the newest weights, in place of what is being measured so. */
    public void measureAll() {}

    /** Ends what {@link #measureAll} began. */
    public void cancel() {}

    /** Makes another model the one that is measured. */
    void install(OpenModel model, WeightSnapshot weights) {}

    /** Tells of new weights. */
    void weights(WeightSnapshot weights) {}

    @Override
    public void close() {}
}
