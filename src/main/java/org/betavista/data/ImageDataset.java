package org.betavista.data;

import java.util.List;

/**
 * A set of images of one shape, with what is known about each of them.
 *
 * <p>Pixels are unsigned bytes, 0 (no ink) to 255 (full), because that is what files hold and what
 * training keeps in native memory; {@link #image} gives them as values in [0, 1].
 *
 * <p>Implementations are immutable, so that any thread may read.
 */
public interface ImageDataset {
    /** What people call it, for example "Circles". */
    String name();

    /** The shape that every image has. */
    ImageShape shape();

    /** The number of images, at least 1. */
    int size();

    /**
     * Copies one image's pixels.
     *
     * @param index 0 to size - 1
     * @param target receives {@code shape().size()} unsigned bytes
     * @param offset where in {@code target} they begin
     */
    void copyPixels(int index, byte[] target, int offset);

    /** What is known about the images, one entry a factor or label; empty where nothing is. */
    List<Factor> factors();

    /**
     * The value of a factor for one image.
     *
     * @param index 0 to size - 1
     * @param factor position in {@link #factors()}
     * @return 0 to {@code factors().get(factor).count() - 1}, or {@link Factor#NO_VALUE}
     */
    int factorValue(int index, int factor);

    /** What people should know about how the images were read; empty where there is nothing. */
    default List<String> notes() {
        return List.of();
    }

    /**
     * Where some images came from, for people: a file, or a position in the set, from 0.
     *
     * @return one entry an index
     */
    default List<String> origins(int[] indices) {
        return java.util.Arrays.stream(indices).mapToObj(i -> name() + "[" + i + "]").toList();
    }

    /**
     * Tells an image from others by what it holds, and its file's name where it has a file, and by
     * nothing else ({@link ImageKey}); equal images may have one key.
     *
     * @param index 0 to size - 1
     */
    default long key(int index) {
        byte[] pixels = new byte[shape().size()];
        copyPixels(index, pixels, 0);
        return ImageKey.of(pixels);
    }

    /** One image as values in [0, 1], a new array of {@code shape().size()}. */
    default float[] image(int index) {
        return images(new int[] {index});
    }

    /** Several images as values in [0, 1], one after the other in a new array. */
    default float[] images(int[] indices) {
        int pixels = shape().size();
        byte[] bytes = new byte[pixels];
        float[] values = new float[Math.multiplyExact(indices.length, pixels)];
        for (int i = 0; i < indices.length; i++) {
            copyPixels(indices[i], bytes, 0);
            System.arraycopy(values(bytes), 0, values, i * pixels, pixels);
        }
        return values;
    }

    /** Unsigned bytes as values in [0, 1]. */
    static float[] values(byte[] bytes) {
        float[] values = new float[bytes.length];
        for (int p = 0; p < bytes.length; p++) {
            values[p] = (bytes[p] & 0xFF) / 255f;
        }
        return values;
    }

    /** The first {@code count} indices, or all where there are fewer. */
    default int[] firstIndices(int count) {
        int[] indices = new int[Math.min(count, size())];
        java.util.Arrays.setAll(indices, i -> i);
        return indices;
    }
}
