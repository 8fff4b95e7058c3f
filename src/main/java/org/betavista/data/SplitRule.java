package org.betavista.data;

/** Which images of a set are held out, where the set does not say it itself. */
@FunctionalInterface
public interface SplitRule {
    /** That of {@link Split#byImage}. */
    SplitRule BY_IMAGE = Split::byImage;

    /** That of {@link Split#bySeed}, as runs of earlier versions have it. */
    SplitRule BY_SEED = Split::bySeed;

    /**
     * Splits one set.
     *
     * @param all at least 2 images
     * @param heldOutShare above 0 and below 1
     */
    Split split(ImageDataset all, double heldOutShare, long seed);
}
