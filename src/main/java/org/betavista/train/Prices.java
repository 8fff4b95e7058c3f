package org.betavista.train;

import ai.djl.ndarray.NDArray;
import org.betavista.model.objective.Charges;

/**
 * The numbers of a step that may change while training, in the order in which a step gets them.
 *
 * @param alpha as in {@link Charges}, and so the next four
 * @param learningRate of Adam
 */
record Prices(
        float alpha,
        float beta,
        float strength,
        float capacity,
        float freeBits,
        float learningRate) {
    /** How many there are. */
    static final int COUNT = 6;

    /** Where the learning rate stands. */
    static final int LEARNING_RATE = 5;

    /**
     * Those of one step of a run.
     *
     * @param step 0 for the first
     */
    static Prices of(TrainingConfig live, long step) {
        return new Prices(
                (float) live.pricing().alpha(),
                (float) live.chargedBeta(step),
                (float) live.objective().strength(),
                (float) live.objective().capacity(step),
                (float) live.pricing().freeBits(),
                (float) live.learningRate());
    }

    /** Others, none of which is the same. */
    Prices changed() {
        return new Prices(
                alpha * 1.25f + 0.1f,
                beta * 1.25f + 0.1f,
                strength * 1.25f + 0.1f,
                capacity + 1,
                freeBits + 0.05f,
                learningRate * 0.5f);
    }

    float[] toArray() {
        return new float[] {alpha, beta, strength, capacity, freeBits, learningRate};
    }

    /**
     * What an objective reads of them.
     *
     * @param prices (6)
     */
    static Charges charges(NDArray prices) {
        return new Charges(
                prices.get(0), prices.get(1), prices.get(2), prices.get(3), prices.get(4));
    }
}
