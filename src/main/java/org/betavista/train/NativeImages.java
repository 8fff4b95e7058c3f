package org.betavista.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import org.betavista.data.ImageDataset;
import org.betavista.model.torch.TorchOperation;

/**
 * All training images in native memory, (N, D). An image is read or drawn when it is needed for the
 * first time, so that a run begins at once.
 */
final class NativeImages implements TrainingImages {
    private final ImageDataset images;
    private final BitSet present;
    private final byte[] image;
    private final ByteBuffer memory; // shared with the array
    private final NDArray pixels; // uint8 (N, D)
    private final TorchOperation selection; // of whole rows, four times as fast as DJL's index

    NativeImages(NDManager manager, ImageDataset images) {
        this.images = images;
        int size = images.shape().size();
        image = new byte[size];
        present = new BitSet(images.size());
        memory = ByteBuffer.allocateDirect(Math.multiplyExact(images.size(), size));
        pixels = manager.create(memory, new Shape(images.size(), size), DataType.UINT8);
        selection = TorchOperation.load(manager, 2, "torch.index_select({0}, 0, {1})");
    }

    @Override
    public NDArray bytes(NDManager batch, int[] indices) {
        for (int index : indices) {
            if (!present.get(index)) {
                images.copyPixels(index, image, 0);
                memory.put(index * image.length, image);
                present.set(index);
            }
        }
        long[] rows = Arrays.stream(indices).asLongStream().toArray();
        NDArray selected = selection.apply(pixels, batch.create(rows)); // (n, D)
        selected.attach(batch);
        return selected;
    }
}
