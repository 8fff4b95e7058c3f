package org.betavista.analysis.disentanglement;

import java.util.Arrays;

/**
 * Codes of images beside the factors that the images were made from.
 *
 * @param codes code means, image by image, N x L
 * @param latents L, at least 1
 * @param factors one array a factor, the value of every image, 0 to one below its count
 * @param counts how many values each factor can take
 */
public record FactoredCodes(double[] codes, int latents, int[][] factors, int[] counts) {
    /** The number of images, N. */
    public int rows() {
        return codes.length / latents;
    }

    /** The values of one latent over all images, a new array. */
    public double[] latent(int latent) {
        double[] values = new double[rows()];
        Arrays.setAll(values, row -> codes[row * latents + latent]);
        return values;
    }

    /**
     * All latents one by one, L x N, for a measure that fits something to them.
     *
     * @throws IllegalArgumentException where there is no image, or a code is not finite
     */
    double[][] columns() {
        if (rows() == 0) {
            throw new IllegalArgumentException("There are no codes to measure.");
        }
        double[][] columns = new double[latents][];
        for (int latent = 0; latent < latents; latent++) {
            columns[latent] = latent(latent);
            if (!Arrays.stream(columns[latent]).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(
                        "Latent " + latent + " has a code that is not a finite number.");
            }
        }
        return columns;
    }

    /** The images from one row up to another, a copy. */
    public FactoredCodes rows(int from, int to) {
        int[][] some = new int[factors.length][];
        Arrays.setAll(some, factor -> Arrays.copyOfRange(factors[factor], from, to));
        return new FactoredCodes(
                Arrays.copyOfRange(codes, from * latents, to * latents), latents, some, counts);
    }

    /** Some of the latents only, in the given order, a copy. */
    public FactoredCodes choosing(int[] chosen) {
        double[] some = new double[rows() * chosen.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = codes[i / chosen.length * latents + chosen[i % chosen.length]];
        }
        return new FactoredCodes(some, chosen.length, factors, counts);
    }
}
