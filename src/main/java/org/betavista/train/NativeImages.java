package org.betavista.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import org.betavista.data.ImageDataset;

/**
 * All training images as unsigned bytes in native memory, (N, D); batches are gathered and scaled
 * by the engine. Belongs to the manager and the thread that made it.
 */
final class NativeImages {
    private static final float LARGEST_BYTE = 255;

    private final NDArray pixels; // uint8 (N, D)

    NativeImages(NDManager manager, ImageDataset images) {
        int size = images.shape().size();
        ByteBuffer bytes = manager.allocateDirect(Math.multiplyExact(images.size(), size));
        byte[] image = new byte[size];
        for (int i = 0; i < images.size(); i++) {
            images.copyPixels(i, image, 0);
            bytes.put(image);
        }
        bytes.rewind();
        pixels = manager.create(bytes, new Shape(images.size(), size), DataType.UINT8);
    }

    /**
     * Gathers a batch.
     *
     * @return values in [0, 1], (n, D), owned by {@code batch}
     */
    NDArray gather(NDManager batch, int[] indices) {
        long[] rows = java.util.Arrays.stream(indices).asLongStream().toArray();
        NDArray gathered = pixels.get(batch, new NDIndex("{}", batch.create(rows))); // uint8 (n, D)
        return gathered.toType(DataType.FLOAT32, false).div(LARGEST_BYTE); // (n, D)
    }
}
