package org.betavista.session;

import java.util.List;
import java.util.SplittableRandom;
import org.betavista.data.Factor;
import org.betavista.data.ImageDataset;
import org.betavista.data.ImageShape;
import org.betavista.data.PartSeed;
import org.betavista.train.TrainingConfig;

/**
 * Images made black and white by chance, each pixel with its value as the probability of white
 * (Burda et al. 2016, section 5.1), with the same draw whenever one looks: what is measured on them
 * changes with the model alone. Training draws anew in every batch instead.
 */
public final class Binarised implements ImageDataset {
    private static final long SEED = 20160229;
    private static final int GREYS = 255;

    private final ImageDataset grey;

    private Binarised(ImageDataset grey) {
        this.grey = grey;
    }

    /** The images that a run is measured on: binarised where it was trained on binarised ones. */
    public static ImageDataset as(TrainingConfig training, ImageDataset images) {
        return training.binarised() ? new Binarised(images) : images;
    }

    @Override
    public String name() {
        return grey.name();
    }

    @Override
    public ImageShape shape() {
        return grey.shape();
    }

    @Override
    public int size() {
        return grey.size();
    }

    @Override
    public void copyPixels(int index, byte[] target, int offset) {
        grey.copyPixels(index, target, offset);
        SplittableRandom random = new SplittableRandom(PartSeed.of(SEED, index));
        for (int pixel = offset; pixel < offset + shape().size(); pixel++) {
            boolean white = random.nextInt(GREYS) < (target[pixel] & 0xFF);
            target[pixel] = (byte) (white ? GREYS : 0);
        }
    }

    @Override
    public List<Factor> factors() {
        return grey.factors();
    }

    @Override
    public int factorValue(int index, int factor) {
        return grey.factorValue(index, factor);
    }

    @Override
    public long key(int index) {
        return grey.key(index);
    }

    @Override
    public List<String> notes() {
        return grey.notes();
    }
}
