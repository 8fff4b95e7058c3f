package org.betavista.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import org.betavista.data.ImageDataset;

/**
 * Images that are too many to keep: every batch is read or drawn when it is needed. What comes from
 * a file that is mapped to memory stays in the system's page cache, so that this is one short copy.
 */
final class StreamedImages implements TrainingImages {
    private final ImageDataset images;
    private final byte[] image;
    private ByteBuffer memory = ByteBuffer.allocateDirect(0);

    StreamedImages(ImageDataset images) {
        this.images = images;
        image = new byte[images.shape().size()];
    }

    @Override
    public NDArray bytes(NDManager batch, int[] indices) {
        int size = Math.multiplyExact(indices.length, image.length);
        if (memory.capacity() < size) {
            memory = ByteBuffer.allocateDirect(size);
        }
        for (int i = 0; i < indices.length; i++) {
            images.copyPixels(indices[i], image, 0);
            memory.put(i * image.length, image);
        }
        // The array stands on this memory until the batch is closed, which is before the next one.
        ByteBuffer filled = memory.slice(0, size);
        return batch.create(filled, new Shape(indices.length, image.length), DataType.UINT8);
    }
}
