package org.betavista.analysis.continuity;

import java.util.Arrays;
import org.betavista.analysis.Decoder;
import org.betavista.analysis.Rows;

/**
 * How fast images change with their codes: the norm of dg/dz, by central differences.
 *
 * @param norm root mean square over the codes of the Frobenius norm: change of an image (Euclidean,
 *     all pixels) for one unit of the latents
 * @param ofLatent the same for each latent alone, L; their squares sum to the square of the norm
 */
public record DecoderJacobian(double norm, double[] ofLatent) {
    /**
     * How far a latent is moved to either side. Single precision gives differences of images an
     * error of about 1e-7 a pixel, so 1e-5 a derivative; the bend of a decoder adds step^2 / 6
     * times its third derivative.
     */
    public static final double STEP = 0.01;

    /** Codes that are moved in one go. */
    private static final int AT_ONCE = 256;

    /**
     * Moves every latent of every code to both sides; decodes 2 N L codes.
     *
     * @param codes row by row, N x L, finite, N at least 1
     * @param latents L
     */
    public static DecoderJacobian of(Decoder decoder, float[] codes, int latents) {
        int count = Rows.finite(codes, latents, 1, "codes");
        double[] ofLatent = new double[latents];
        for (int first = 0; first < count; first += AT_ONCE) {
            int end = Math.min(count, first + AT_ONCE);
            float[] block = Arrays.copyOfRange(codes, first * latents, end * latents);
            for (int latent = 0; latent < latents; latent++) {
                ofLatent[latent] += squares(decoder, block, latents, latent) / count;
            }
        }
        double sum = 0;
        for (int latent = 0; latent < latents; latent++) {
            sum += ofLatent[latent];
            ofLatent[latent] = Math.sqrt(ofLatent[latent]);
        }
        return new DecoderJacobian(Math.sqrt(sum), ofLatent);
    }

    /** The sum over codes and pixels of the squared derivative by one latent. */
    private static double squares(Decoder decoder, float[] codes, int latents, int latent) {
        float[] sides = Arrays.copyOf(codes, 2 * codes.length);
        System.arraycopy(codes, 0, sides, codes.length, codes.length);
        double[] widths = new double[codes.length / latents];
        for (int i = 0; i < widths.length; i++) {
            int at = i * latents + latent;
            sides[at] = (float) (codes[at] - STEP);
            sides[codes.length + at] = (float) (codes[at] + STEP);
            // What single precision made of the step: far from 0 not quite that.
            widths[i] = (double) sides[codes.length + at] - sides[at];
        }
        float[] decoded = decoder.decode(sides);
        int pixels = decoded.length / (2 * widths.length);
        double sum = 0;
        for (int i = 0; i < widths.length; i++) {
            sum +=
                    Rows.squaredDistance(decoded, i, decoded, widths.length + i, pixels)
                            / (widths[i] * widths[i]);
        }
        return sum;
    }
}
