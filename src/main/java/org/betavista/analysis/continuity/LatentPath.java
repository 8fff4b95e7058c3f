package org.betavista.analysis.continuity;

import org.betavista.analysis.Decoder;
import org.betavista.analysis.Rows;

/**
 * The images on the straight way from one code to another, and how evenly they change.
 *
 * @param images decoded, from the first code to the last, (T + 1) x D; empty where given up
 * @param pixels D
 * @param steps Euclidean distance of each image from the one before, T
 * @param chord Euclidean distance of the last image from the first
 */
public record LatentPath(float[] images, int pixels, double[] steps, double chord) {
    /** Steps of a path: T. */
    public static final int STEPS = 32;

    /**
     * Walks from a code to another in {@link #STEPS} equal steps; decodes once.
     *
     * @param from a code, L finite values
     * @param to another
     */
    public static LatentPath of(Decoder decoder, float[] from, float[] to) {
        return of(decoder.decode(codes(from, to)), STEPS);
    }

    /**
     * The codes on the way, both ends among them.
     *
     * @param from a code, L finite values
     * @param to another
     * @return (T + 1) x L
     */
    public static float[] codes(float[] from, float[] to) {
        int latents = from.length;
        if (to.length != latents) {
            throw new IllegalArgumentException(
                    "a path needs two codes of one length, not " + latents + " and " + to.length);
        }
        Rows.finite(from, latents, 1, "codes");
        Rows.finite(to, latents, 1, "codes");
        float[] codes = new float[(STEPS + 1) * latents];
        for (int step = 0; step <= STEPS; step++) {
            double share = step / (double) STEPS;
            for (int j = 0; j < latents; j++) {
                codes[step * latents + j] = (float) ((1 - share) * from[j] + share * to[j]);
            }
        }
        return codes;
    }

    /**
     * The path of images that are decoded already.
     *
     * @param images one after the other, (steps + 1) x D; kept
     * @param steps at least 2
     */
    static LatentPath of(float[] images, int steps) {
        int points = steps + 1;
        if (images.length == 0 || images.length % points != 0) {
            throw new IllegalArgumentException(
                    images.length + " values are no " + points + " images");
        }
        int pixels = images.length / points;
        double[] sizes = new double[steps];
        for (int step = 0; step < steps; step++) {
            sizes[step] = distance(images, step, step + 1, pixels);
        }
        return new LatentPath(images, pixels, sizes, distance(images, 0, steps, pixels));
    }

    private static double distance(float[] images, int one, int other, int pixels) {
        return Math.sqrt(Rows.squaredDistance(images, one, images, other, pixels));
    }

    /** The same path without its images, which take much memory where paths are many. */
    public LatentPath withoutImages() {
        return new LatentPath(new float[0], pixels, steps, chord);
    }

    /** The sum of the steps. */
    public double length() {
        double sum = 0;
        for (double step : steps) {
            sum += step;
        }
        return sum;
    }

    /**
     * Chord / length, 0 to 1: 1 where the images blend one into the other. NaN where nothing
     * changes, because a collapsed decoder must not look straight.
     */
    public double straightness() {
        return chord / length();
    }

    /**
     * The largest step's share of the length, 1 / T (all alike) to 1 (one jump). NaN where nothing
     * changes.
     */
    public double largestStepShare() {
        double largest = 0;
        for (double step : steps) {
            largest = Math.max(largest, step);
        }
        return largest / length();
    }

    /**
     * The largest share brought to a scale from 0 (one jump) to 1 (all steps alike): (1 - share) /
     * (1 - 1 / T). NaN where nothing changes.
     */
    public double smoothness() {
        return (1 - largestStepShare()) / (1 - 1.0 / steps.length);
    }
}
