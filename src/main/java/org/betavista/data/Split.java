package org.betavista.data;

import java.util.SplittableRandom;

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
     * Splits one set: the same seed gives the same split.
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
                new Subset(all, java.util.Arrays.copyOfRange(order, heldOut, order.length)),
                new Subset(all, java.util.Arrays.copyOf(order, heldOut)));
    }
}
