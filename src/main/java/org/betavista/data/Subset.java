package org.betavista.data;

import java.util.List;

/** Chosen images of another set, in a chosen order. */
public final class Subset implements ImageDataset {
    private final ImageDataset all;
    private final int[] indices;

    /**
     * @param all where the images come from
     * @param indices positions in {@code all}; copied
     */
    public Subset(ImageDataset all, int[] indices) {
        this.all = all;
        this.indices = indices.clone();
    }

    @Override
    public String name() {
        return all.name();
    }

    @Override
    public ImageShape shape() {
        return all.shape();
    }

    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public void copyPixels(int index, byte[] target, int offset) {
        all.copyPixels(indices[index], target, offset);
    }

    @Override
    public List<Factor> factors() {
        return all.factors();
    }

    @Override
    public int factorValue(int index, int factor) {
        return all.factorValue(indices[index], factor);
    }

    @Override
    public long key(int index) {
        return all.key(indices[index]);
    }

    @Override
    public List<String> notes() {
        return all.notes();
    }

    @Override
    public List<String> origins(int[] positions) {
        return all.origins(java.util.Arrays.stream(positions).map(i -> indices[i]).toArray());
    }
}
