package org.betavista.session.measures;

import java.util.List;

/**
 * How images change along straight paths between the codes of held-out images, and how alike the
 * images of near codes are.
 *
 * @param paths some, between other images each
 * @param distances h, in standard deviations of the codes, ascending
 * @param correlogram C(h) at each distance
 */
public record ContinuityEvidence(List<Path> paths, double[] distances, double[] correlogram) {
    /**
     * One straight path in the latent space.
     *
     * @param from the image at its beginning, values in [0, 1], (D)
     * @param to the image at its end, (D)
     * @param fromCode the mean of the first image's code, (L)
     * @param toCode the mean of the last image's code, (L)
     * @param steps how far the decoded image moves with every step, as a multiple of the mean step
     * @param straightness chord / length, 0 to 1
     * @param largestStep the share of the length that the largest step takes, 1 / steps to 1
     */
    public record Path(
            float[] from,
            float[] to,
            float[] fromCode,
            float[] toCode,
            double[] steps,
            double straightness,
            double largestStep) {
        /**
         * Codes evenly along the path, both ends included.
         *
         * @param count at least 2
         * @return count x L
         */
        public float[] codes(int count) {
            float[] codes = new float[count * fromCode.length];
            for (int i = 0; i < codes.length; i++) {
                int latent = i % fromCode.length;
                int point = i / fromCode.length;
                float share = (float) point / (count - 1);
                codes[i] = fromCode[latent] + share * (toCode[latent] - fromCode[latent]);
            }
            return codes;
        }
    }
}
