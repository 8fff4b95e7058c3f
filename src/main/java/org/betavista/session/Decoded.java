package org.betavista.session;

/**
 * Codes and the images that they decode to.
 *
 * @param generation of the model
 * @param step of the weights; all images of one result come from the same weights
 * @param codes as they were asked for, N x L; shared, must not change
 * @param images values in [0, 1], N x D; shared, must not change
 * @param askedNanos {@link System#nanoTime} of the event that asked, or {@link #NO_EVENT} where
 *     only the weights changed
 */
public record Decoded(long generation, long step, float[] codes, float[] images, long askedNanos) {
    /** No event asked for these images. */
    public static final long NO_EVENT = Long.MIN_VALUE;
}
