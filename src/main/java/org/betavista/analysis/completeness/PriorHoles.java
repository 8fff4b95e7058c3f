package org.betavista.analysis.completeness;

import java.util.Optional;
import org.betavista.analysis.Rows;
import org.betavista.analysis.StandardNormal;

/**
 * The part of the prior that no image's code comes to: share of draws from N(0, I) where the
 * density of the aggregate posterior, the mean of all q(z|x), is below a tenth of the prior's.
 *
 * @param share 0 to 1
 * @param standardError of the share, from the number of draws
 */
public record PriorHoles(double share, double standardError) {
    /**
     * The most latents it is known for. Beyond, the posteriors of some thousand images leave most
     * of the space between them empty, whatever the model.
     */
    public static final int MOST_LATENTS = 3;

    /** Draws from the prior. */
    public static final int DRAWS = 10_000;

    /** Where q is less than this share of p, there is a hole. */
    public static final double NEARLY_ABSENT = 0.1;

    /**
     * Counts draws in holes; takes up to 10,000 N exponentials.
     *
     * @param mu means, image by image, N x L, finite, N at least 1
     * @param logVar log variances, N x L; minus infinity where codes have no spread
     * @param latents L
     * @param seed of the draws
     * @return empty with more than {@value #MOST_LATENTS} latents, and where codes have no spread
     *     and therefore no density
     */
    public static Optional<PriorHoles> of(float[] mu, float[] logVar, int latents, long seed) {
        int images = Rows.finite(mu, latents, 1, "codes");
        if (logVar.length != mu.length) {
            throw new IllegalArgumentException(
                    logVar.length + " log variances for " + mu.length + " means");
        }
        double[] precision = new double[mu.length];
        double[] logFactor = new double[images];
        for (int i = 0; i < mu.length; i++) {
            if (Float.isNaN(logVar[i])) {
                throw new IllegalArgumentException("a log variance is " + logVar[i]);
            }
            precision[i] = Math.exp(-logVar[i]);
            logFactor[i / latents] -= 0.5 * logVar[i];
            if (precision[i] == 0 || Double.isInfinite(precision[i])) {
                return Optional.empty();
            }
        }
        if (latents > MOST_LATENTS) {
            return Optional.empty();
        }
        float[] draws = StandardNormal.draws(DRAWS * latents, seed);
        int holes = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            if (isHole(draws, draw * latents, mu, precision, logFactor)) {
                holes++;
            }
        }
        double share = holes / (double) DRAWS;
        return Optional.of(new PriorHoles(share, Math.sqrt(share * (1 - share) / DRAWS)));
    }

    /** Both densities without their common factor (2 pi)^(-L/2). */
    private static boolean isHole(
            float[] draws, int offset, float[] mu, double[] precision, double[] logFactor) {
        int images = logFactor.length;
        int latents = mu.length / images;
        double prior = 0;
        for (int j = 0; j < latents; j++) {
            prior -= 0.5 * draws[offset + j] * draws[offset + j];
        }
        double enough = NEARLY_ABSENT * images;
        double sum = 0;
        for (int i = 0; i < images; i++) {
            double log = logFactor[i] - prior;
            for (int j = 0; j < latents; j++) {
                int at = i * latents + j;
                double distance = draws[offset + j] - mu[at];
                log -= 0.5 * distance * distance * precision[at];
            }
            sum += Math.exp(log);
            if (sum >= enough) {
                return false;
            }
        }
        return true;
    }
}
