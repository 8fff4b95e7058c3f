package org.betavista.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Images that lie in one array in memory, with a label each or none. */
public final class StoredImages implements ImageDataset {
    private final String name;
    private final ImageShape shape;
    private final byte[] pixels;
    private final byte @Nullable [] labels;
    private final List<Factor> factors;
    private final List<String> notes;

    /** The same without anything to say about how the images were read. */
    public StoredImages(
            String name,
            ImageShape shape,
            byte[] pixels,
            byte @Nullable [] labels,
            String labelName) {
        this(name, shape, pixels, labels, labelName, List.of());
    }

    /**
     * @param pixels the images one after the other, unsigned bytes; not copied, must not change
     * @param labels one label an image, unsigned; null where there are none; must not change
     * @param labelName what the labels are called, for example "digit"
     * @param notes what people should know about how the images were read
     */
    public StoredImages(
            String name,
            ImageShape shape,
            byte[] pixels,
            byte @Nullable [] labels,
            String labelName,
            List<String> notes) {
        if (pixels.length == 0 || pixels.length % shape.size() != 0) {
            throw new IllegalArgumentException(pixels.length + " bytes for images of " + shape);
        }
        if (labels != null && labels.length != pixels.length / shape.size()) {
            throw new IllegalArgumentException(labels.length + " labels");
        }
        this.name = name;
        this.shape = shape;
        this.pixels = pixels;
        this.labels = labels;
        this.notes = List.copyOf(notes);
        this.factors =
                labels == null
                        ? List.of()
                        : List.of(new Factor(labelName, 1 + largest(labels), false));
    }

    /**
     * The first images of another set, without what is known about them.
     *
     * @param mostCount at most so many
     * @param mostBytes at most so much memory, but at least one image
     */
    public static StoredImages copyOf(ImageDataset images, int mostCount, int mostBytes) {
        int size = images.shape().size();
        int count = Math.min(mostCount, Math.max(1, mostBytes / size));
        byte[] pixels = new byte[Math.multiplyExact(Math.min(count, images.size()), size)];
        for (int i = 0; i < pixels.length / size; i++) {
            images.copyPixels(i, pixels, i * size);
        }
        return new StoredImages(images.name(), images.shape(), pixels, null, "");
    }

    private static int largest(byte[] labels) {
        int largest = 0;
        for (byte label : labels) {
            largest = Math.max(largest, label & 0xFF);
        }
        return largest;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ImageShape shape() {
        return shape;
    }

    @Override
    public int size() {
        return pixels.length / shape.size();
    }

    @Override
    public void copyPixels(int index, byte[] target, int offset) {
        System.arraycopy(pixels, index * shape.size(), target, offset, shape.size());
    }

    @Override
    public List<Factor> factors() {
        return factors;
    }

    @Override
    public int factorValue(int index, int factor) {
        if (labels == null || factor != 0) {
            throw new IndexOutOfBoundsException(factor);
        }
        return labels[index] & 0xFF;
    }

    @Override
    public List<String> notes() {
        return notes;
    }
}
