package org.betavista.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.betavista.data.ImageDataset;

/**
 * A run's images as the engine reads them: batches are gathered as unsigned bytes. Belongs to the
 * thread that made it.
 */
interface TrainingImages {
    /**
     * Kept in native memory where they are few enough, else read or drawn anew for every batch.
     *
     * @param manager owns what is kept
     * @param mostBytes how much may be kept
     */
    static TrainingImages of(NDManager manager, ImageDataset images, long mostBytes) {
        long bytes = (long) images.size() * images.shape().size();
        return bytes <= mostBytes ? new NativeImages(manager, images) : new StreamedImages(images);
    }

    /** The batch as it lies in memory, uint8 (n, D), owned by {@code batch}. */
    NDArray bytes(NDManager batch, int[] indices);
}
