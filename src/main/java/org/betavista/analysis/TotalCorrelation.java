package org.betavista.analysis;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The total correlation of a Gaussian: 1/2 (sum log C_jj - log det C), in nats (Watanabe 1960). It
 * sees linear dependence only: 0 where latents are uncorrelated, infinite where one follows from
 * others. A latent that never moves has nothing in common with others and is left out.
 */
public final class TotalCorrelation {
    private TotalCorrelation() {}

    /**
     * Of a Gaussian with this covariance.
     *
     * @param covariance symmetric, L x L
     */
    public static double gaussian(double[][] covariance) {
        int[] moving =
                IntStream.range(0, covariance.length).filter(j -> covariance[j][j] > 0).toArray();
        double[][] some = new double[moving.length][moving.length];
        double variances = 0;
        for (int j = 0; j < moving.length; j++) {
            for (int k = 0; k < moving.length; k++) {
                some[j][k] = covariance[moving[j]][moving[k]];
            }
            variances += Math.log(some[j][j]);
        }
        // Rounding may leave less than nothing.
        return moving.length < 2
                ? 0
                : Math.max(0, 0.5 * (variances - SymmetricMatrix.logDeterminant(some)));
    }

    /**
     * Of the Gaussian that has the covariance of a table's rows.
     *
     * @param codes row by row, N x L, N at least 2
     * @param latents L
     */
    public static double ofCodes(double[] codes, int latents) {
        int rows = codes.length / latents;
        double[] mean = new double[latents];
        for (int i = 0; i < codes.length; i++) {
            mean[i % latents] += codes[i] / rows;
        }
        double[][] covariance = new double[latents][latents];
        for (int i = 0; i < codes.length; i++) {
            int j = i % latents;
            for (int k = 0; k <= j; k++) {
                covariance[j][k] += (codes[i] - mean[j]) * (codes[i - j + k] - mean[k]) / rows;
                covariance[k][j] = covariance[j][k];
            }
        }
        return Arrays.stream(codes).allMatch(Double::isFinite) ? gaussian(covariance) : Double.NaN;
    }
}
