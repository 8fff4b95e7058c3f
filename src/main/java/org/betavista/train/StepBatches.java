package org.betavista.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * What some steps in a row are made of.
 *
 * @param bytes the images of all of them, step by step, uint8 (n*N, D); its manager owns what is
 *     computed
 * @param prices of each step
 * @param seeds of each step's random numbers
 * @param keepsFirst whether the weights are remembered before the first of these updates them
 */
record StepBatches(NDArray bytes, List<Prices> prices, List<Integer> seeds, boolean keepsFirst) {
    /** How many steps these are. */
    int count() {
        return prices.size();
    }

    /** Images a step. */
    int batchSize() {
        return Math.toIntExact(bytes.getShape().get(0) / count());
    }

    /** The prices for the engine, (n, 6). */
    NDArray pricesArray() {
        float[] all = new float[count() * Prices.COUNT];
        for (int i = 0; i < count(); i++) {
            System.arraycopy(prices.get(i).toArray(), 0, all, i * Prices.COUNT, Prices.COUNT);
        }
        return manager().create(all, new Shape(count(), Prices.COUNT));
    }

    /** The seeds for the engine, (n). */
    NDArray seedsArray() {
        return manager().create(seeds.stream().mapToLong(Integer::longValue).toArray());
    }

    /** {@link #keepsFirst} for the engine, scalar. */
    NDArray keepsFirstArray() {
        return manager().create(keepsFirst ? 1 : 0);
    }

    NDManager manager() {
        return bytes.getManager();
    }
}
