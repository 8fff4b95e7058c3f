package org.betavista.analysis;

/** What turns codes into images; a measure neither knows nor cares how. */
@FunctionalInterface
public interface Decoder {
    /**
     * Decodes codes.
     *
     * @param z codes, row by row, N x L; not kept
     * @return values in [0, 1], image by image, N x D, a new array
     */
    float[] decode(float[] z);
}
