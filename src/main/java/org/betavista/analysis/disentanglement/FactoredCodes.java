package org.betavista.analysis.disentanglement;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.betavista.data.Factor;

/**
 * Codes of images beside the factors that the images were made from. Measures look at the factors
 * that change, each over the images that it is known of.
 *
 * @param codes code means, image by image, N x L
 * @param latents L, at least 1
 * @param factors one array a factor, the value of every image: 0 to one below its count, or {@link
 *     Factor#NO_VALUE}
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

    /**
     * Whether each factor takes more than one value. One that does not can be known by no latent,
     * and would count as one that every latent leaves alone.
     */
    public boolean[] changing() {
        boolean[] changing = new boolean[factors.length];
        for (int factor = 0; factor < changing.length; factor++) {
            changing[factor] =
                    Arrays.stream(factors[factor])
                                    .filter(value -> value != Factor.NO_VALUE)
                                    .distinct()
                                    .limit(2)
                                    .count()
                            > 1;
        }
        return changing;
    }

    /** One factor alone, and the images that it is known of; all codes are shared, some copied. */
    FactoredCodes of(int factor) {
        int[] values = factors[factor];
        int[] count = {counts[factor]};
        int[] known =
                IntStream.range(0, values.length)
                        .filter(row -> values[row] != Factor.NO_VALUE)
                        .toArray();
        if (known.length == values.length) {
            return new FactoredCodes(codes, latents, new int[][] {values}, count);
        }
        double[] some = new double[known.length * latents];
        int[] kept = new int[known.length];
        for (int i = 0; i < known.length; i++) {
            System.arraycopy(codes, known[i] * latents, some, i * latents, latents);
            kept[i] = values[known[i]];
        }
        return new FactoredCodes(some, latents, new int[][] {kept}, count);
    }

    /** The values of the only factor, of images that all have one. */
    int[] values() {
        return factors[0];
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
