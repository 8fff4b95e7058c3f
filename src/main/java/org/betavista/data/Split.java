package org.betavista.data;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The images that a model learns from, and those that it never sees.
 *
 * @param train for training
 * @param heldOut for every figure that is called "held-out"
 */
public record Split(ImageDataset train, ImageDataset heldOut) {
    public Split {
        if (!train.shape().equals(heldOut.shape())) {
            throw new InvalidInputException(
                    "The training images are %s and the held-out images %s; both must have one shape."
                            .formatted(train.shape(), heldOut.shape()));
        }
    }

    /** The shape of all images. */
    public ImageShape shape() {
        return train.shape();
    }

    /** What people call the data. */
    public String name() {
        return train.name();
    }

    /**
     * Splits one set image by image: the part that an image falls in depends on its {@link
     * ImageDataset#key} and the seed alone, so that none changes sides when others come or go.
     * About the wanted share is held out; where that leaves a part empty, the image that is nearest
     * to it goes there.
     *
     * @param all at least 2 images
     * @param heldOutShare above 0 and below 1
     */
    public static Split byImage(ImageDataset all, double heldOutShare, long seed) {
        double[] lots = new double[all.size()];
        Arrays.setAll(lots, i -> new SplittableRandom(all.key(i) ^ seed).nextDouble());
        double least = Arrays.stream(lots).min().orElse(0);
        double most = Arrays.stream(lots).max().orElse(0);
        if (least == most) {
            return bySeed(all, heldOutShare, seed); // One image, or copies of one.
        }
        double limit = Math.min(most, Math.max(heldOutShare, Math.nextUp(least)));
        return new Split(
                new Subset(all, indices(lots.length, i -> lots[i] >= limit)),
                new Subset(all, indices(lots.length, i -> lots[i] < limit)));
    }

    private static int[] indices(int size, IntPredicate chosen) {
        return IntStream.range(0, size).filter(chosen).toArray();
    }

    /**
     * Splits one set by a shuffled order of all: exactly the wanted share is held out. For sets
     * that never change.
     *
     * @param all at least 2 images
     * @param heldOutShare above 0 and below 1
     */
    public static Split bySeed(ImageDataset all, double heldOutShare, long seed) {
        if (all.size() < 2) {
            throw new InvalidInputException(
                    "%s has one image; at least 2 are needed, one to learn from and one to hold out."
                            .formatted(all.name()));
        }
        int[] order = Permutation.of(all.size(), new SplittableRandom(seed));
        int heldOut =
                (int) Math.min(all.size() - 1L, Math.max(1, Math.round(all.size() * heldOutShare)));
        return new Split(
                new Subset(all, Arrays.copyOfRange(order, heldOut, order.length)),
                new Subset(all, Arrays.copyOf(order, heldOut)));
    }
}
