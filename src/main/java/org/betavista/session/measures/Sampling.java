package org.betavista.session.measures;

import org.betavista.data.ImageShape;

/**
 * How much is looked at, and with which draws.
 *
 * @param images held-out images, and as many draws from the prior, at least 2
 * @param seed of everything that is drawn
 */
public record Sampling(int images, long seed) {
    /** As many as the definitions of the headline numbers ask for. */
    public static final Sampling STANDARD = new Sampling(1000, 1);

    /** The plug-in estimate of mutual information is biased by counts, so codes are many. */
    private static final int CODES_AN_IMAGE = 10;

    /** 64 MB as floats: several sets of so many images are in memory at once. */
    private static final int MOST_VALUES = 1 << 24;

    /** How many images of a shape are compared pixel by pixel: fewer where they are large. */
    int images(ImageShape shape) {
        return Math.min(images, Math.max(2, MOST_VALUES / shape.size()));
    }

    /** How many images are encoded to count which latent knows which factor, at most. */
    int codes() {
        return CODES_AN_IMAGE * images;
    }
}
