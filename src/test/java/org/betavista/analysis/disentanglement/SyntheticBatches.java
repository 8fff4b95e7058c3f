package org.betavista.analysis.disentanglement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.betavista.analysis.Golden;

/** The batches of the reference figures, drawn by the generator that their file documents. */
final class SyntheticBatches implements FactorBatches {
    private static final int[] COUNTS = {3, 6, 40, 32, 32};

    private final double[][] weights;
    private final double[] noise;
    private final long stream;
    private long next;

    SyntheticBatches(JsonNode golden, long seed) {
        weights = Golden.matrix(golden.get("W"));
        noise = Golden.vector(golden.get("s"));
        stream = golden.get("stream").longValue() << 40;
        next = seed;
    }

    private static double uniform(long seed) {
        long x = seed + 0x9E3779B97F4A7C15L;
        x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        x ^= x >>> 31;
        return (x >>> 11) * 0x1p-53;
    }

    private int draw(int count) {
        return (int) (uniform(next++) * count);
    }

    private int[][] factors(int size) {
        int[][] factors = new int[COUNTS.length][size];
        for (int factor = 0; factor < COUNTS.length; factor++) {
            for (int row = 0; row < size; row++) {
                factors[factor][row] = draw(COUNTS[factor]);
            }
        }
        return factors;
    }

    private double[] codes(int[][] factors) {
        int size = factors[0].length;
        double[] codes = new double[size * weights.length];
        for (int row = 0; row < size; row++) {
            long flat = 0;
            for (int factor = 0; factor < COUNTS.length; factor++) {
                flat = flat * COUNTS[factor] + factors[factor][row];
            }
            for (int latent = 0; latent < weights.length; latent++) {
                double sum = 0;
                for (int factor = 0; factor < COUNTS.length; factor++) {
                    double count = COUNTS[factor];
                    sum +=
                            weights[latent][factor]
                                    * (factors[factor][row] - (count - 1) / 2)
                                    / Math.sqrt((count * count - 1) / 12);
                }
                double normal = 0;
                for (int k = 0; k < 12; k++) {
                    normal += uniform(flat * 1024 + latent * 16L + stream + k);
                }
                codes[row * weights.length + latent] = sum + noise[latent] * (normal - 6);
            }
        }
        return codes;
    }

    @Override
    public int latents() {
        return weights.length;
    }

    @Override
    public int factors() {
        return COUNTS.length;
    }

    @Override
    public int factor() {
        return draw(COUNTS.length);
    }

    @Override
    public double[] free(int size) {
        return codes(factors(size));
    }

    @Override
    public double[] held(int factor, int size) {
        int[][] factors = factors(size);
        Arrays.fill(factors[factor], factors[factor][0]);
        return codes(factors);
    }

    @Override
    public Pairs pairs(int factor, int size) {
        int[][] first = factors(size);
        int[][] second = factors(size);
        second[factor] = first[factor];
        return new Pairs(codes(first), codes(second));
    }
}
