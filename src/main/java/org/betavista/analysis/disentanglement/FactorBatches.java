package org.betavista.analysis.disentanglement;

/**
 * Where batches of codes come from, for the scores that hold a factor still. Each call draws anew,
 * in the order of the calls; codes are image by image, size x L. An object of this kind belongs to
 * one thread.
 */
public interface FactorBatches {
    /** L, at least 1. */
    int latents();

    /** The number of factors that can be held still, at least 1. */
    int factors();

    /** Draws a factor to hold, 0 to {@link #factors()} - 1. */
    int factor();

    /** Codes of images of any factors. */
    double[] free(int size);

    /** Codes of images that all have one value of a factor, a value that is drawn. */
    double[] held(int factor, int size);

    /** Codes of pairs of images: the two of a pair have the same value of a factor. */
    Pairs pairs(int factor, int size);

    /**
     * Pairs of codes.
     *
     * @param first size x L
     * @param second of the same shape, row by row the other of the pair
     */
    record Pairs(double[] first, double[] second) {}
}
