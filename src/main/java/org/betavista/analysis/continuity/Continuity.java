package org.betavista.analysis.continuity;

import java.util.Arrays;
import java.util.List;
import org.betavista.analysis.Decoder;
import org.betavista.analysis.Rows;
import org.betavista.analysis.StandardNormal;

/**
 * How much two images have in common whose codes are near: C(h) = 1 - E||g(z + h s epsilon) -
 * g(z)||^2 / (2 sum_pixels Var g). z are the encoder's means of held-out images, s their standard
 * deviation per latent, epsilon ~ N(0, I), g the decoder. A correlogram of the decoder, 1 - Geary's
 * C (1954); the use for decoders is ours.
 *
 * <p>1: the step changes nothing. 0: the step changes as much as another image would. Steps of
 * decoders that jump can be worse, so it can fall below 0.
 *
 * @param h length of the step, in standard deviations of the codes
 * @param value C(h), at most 1; NaN where the decoder gives one image for all codes, so that there
 *     is no change to measure, and where it gives values that are no numbers
 * @param standardError of the value, from the spread over the images; NaN where the value is, and
 *     with a single image
 * @param images how many codes were stepped away from
 */
public record Continuity(double h, double value, double standardError, int images) {
    /** The step of the headline. */
    public static final double HEADLINE = 0.25;

    /**
     * C at several steps. Decodes N codes once for all steps and N codes a step; the steps share
     * their directions, so that their values can be compared.
     *
     * @param codes means, row by row, N x L, finite, N at least 1
     * @param latents L
     * @param seed of the directions
     * @param steps h, each above 0
     * @return one a step, in their order
     */
    public static List<Continuity> of(
            Decoder decoder, float[] codes, int latents, long seed, double... steps) {
        Rows.finite(codes, latents, 1, "codes");
        float[] decoded = decoder.decode(codes);
        return Arrays.stream(steps)
                .mapToObj(h -> of(decoder, codes, decoded, latents, seed, h))
                .toList();
    }

    /**
     * C at one step, where the codes are decoded already.
     *
     * @param codes means, row by row, N x L, finite, N at least 1
     * @param decoded what the decoder makes of them, N x D
     * @param latents L
     * @param seed of the directions
     * @param h the step, above 0
     */
    public static Continuity of(
            Decoder decoder, float[] codes, float[] decoded, int latents, long seed, double h) {
        int images = Rows.finite(codes, latents, 1, "codes");
        if (!(h > 0) || Double.isInfinite(h)) {
            throw new IllegalArgumentException("a step is a number above 0, not " + h);
        }
        if (decoded.length == 0 || decoded.length % images != 0) {
            throw new IllegalArgumentException(
                    decoded.length + " values are no images of " + images + " codes");
        }
        float[] moved = decoder.decode(moved(codes, latents, seed, h));
        if (moved.length != decoded.length) {
            throw new IllegalArgumentException("the decoder's images changed their size");
        }
        return compared(decoded, moved, images, h);
    }

    private static Continuity compared(float[] decoded, float[] moved, int images, double h) {
        int pixels = decoded.length / images;
        double[] change = new double[images];
        double[] spread = new double[images];
        double changes = 0;
        double variance = 0;
        double[] middle = Rows.mean(decoded, pixels);
        for (int i = 0; i < images; i++) {
            change[i] = Rows.squaredDistance(decoded, i, moved, i, pixels);
            for (int pixel = 0; pixel < pixels; pixel++) {
                double distance = decoded[i * pixels + pixel] - middle[pixel];
                spread[i] += distance * distance;
            }
            changes += change[i] / images;
            variance += spread[i] / images;
        }
        // The mean of equal floats may be off by the last digit of a double.
        if (!(variance > 1e-20 * pixels)) {
            return new Continuity(h, Double.NaN, Double.NaN, images);
        }
        double ratio = changes / (2 * variance);
        double squares = 0;
        for (int i = 0; i < images; i++) {
            // The error of a ratio of means, to first order.
            double rest = (change[i] - ratio * 2 * spread[i]) / (2 * variance);
            squares += rest * rest;
        }
        double error = Math.sqrt(squares / (images - 1) / images);
        return new Continuity(h, 1 - ratio, error, images);
    }

    private static float[] moved(float[] codes, int latents, long seed, double h) {
        double[] mean = Rows.mean(codes, latents);
        double[] deviation = new double[latents];
        for (int i = 0; i < codes.length; i++) {
            double distance = codes[i] - mean[i % latents];
            deviation[i % latents] += distance * distance;
        }
        int images = codes.length / latents;
        for (int j = 0; j < latents; j++) {
            // Divided by N, as the variance of the images is.
            deviation[j] = Math.sqrt(deviation[j] / images);
        }
        float[] epsilon = StandardNormal.draws(codes.length, seed);
        float[] moved = new float[codes.length];
        for (int i = 0; i < codes.length; i++) {
            moved[i] = (float) (codes[i] + h * deviation[i % latents] * epsilon[i]);
        }
        return moved;
    }

    /** The value on a gauge, 0 to 1; NaN where there is none. */
    public double clamped() {
        return Math.max(0, Math.min(1, value));
    }

    /** C(h) of a linear decoder with uncorrelated codes, whatever their number. */
    public static double ofLinearDecoder(double h) {
        return 1 - h * h / 2;
    }

    /** C(h) of a decoder of one normal latent that jumps once, at the mean, and is flat beside. */
    public static double ofStepDecoder(double h) {
        return 1 - 2 * Math.atan(h) / Math.PI;
    }
}
