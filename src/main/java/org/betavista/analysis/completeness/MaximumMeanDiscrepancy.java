package org.betavista.analysis.completeness;

import org.betavista.analysis.Rows;

/**
 * The squared maximum mean discrepancy of two samples (Gretton et al. 2012, "A kernel two-sample
 * test", equation 3) with the kernel exp(-|x - y|^2 / (2 sigma^2)), sigma^2 = d, the number of
 * dimensions.
 */
public final class MaximumMeanDiscrepancy {
    private MaximumMeanDiscrepancy() {}

    /**
     * The estimate without bias: 0 on average where both samples come from one distribution, so it
     * can fall below 0. Takes (N + M)^2 / 2 exponentials.
     *
     * @param x row by row, N x d, finite, N at least 2
     * @param y row by row, M x d, finite, M at least 2
     * @param width d
     */
    public static double squared(float[] x, float[] y, int width) {
        int rows = Rows.finite(x, width, 2, "codes");
        int others = Rows.finite(y, width, 2, "codes");
        double across = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < others; j++) {
                across += kernel(x, i, y, j, width);
            }
        }
        return within(x, rows, width)
                + within(y, others, width)
                - 2 * across / ((double) rows * others);
    }

    /** The mean kernel of all pairs of different rows. */
    private static double within(float[] values, int rows, int width) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < i; j++) {
                sum += kernel(values, i, values, j, width);
            }
        }
        return 2 * sum / ((double) rows * (rows - 1));
    }

    private static double kernel(float[] x, int i, float[] y, int j, int width) {
        return Math.exp(-Rows.squaredDistance(x, i, y, j, width) / (2.0 * width));
    }
}
