package org.betavista.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import org.betavista.data.ImageDataset;

/**
 * A run's images as the engine reads them: batches are gathered as unsigned bytes and scaled by the
 * engine. Belongs to the thread that made it.
 */
interface TrainingImages {
    float LARGEST_BYTE = 255;

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

    /**
     * Gathers a batch.
     *
     * @return values in [0, 1], (n, D), owned by {@code batch}
     */
    default NDArray gather(NDManager batch, int[] indices) {
        return bytes(batch, indices).toType(DataType.FLOAT32, true).div(LARGEST_BYTE); // (n, D)
    }

    /** The batch as it lies in memory, uint8 (n, D), owned by {@code batch}. */
    NDArray bytes(NDManager batch, int[] indices);
}
