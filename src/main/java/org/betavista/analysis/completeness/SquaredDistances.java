package org.betavista.analysis.completeness;

import java.util.Arrays;
import org.betavista.analysis.MatrixProduct;
import org.betavista.analysis.Rows;

/**
 * Squared Euclidean distances of all rows of one table from all rows of another, as |a|^2 + |b|^2 -
 * 2 a b.
 *
 * <p>In single precision such a difference of large numbers loses what is small. So the middle of
 * one table is subtracted from both first, which changes no distance, and rows that are still much
 * nearer to each other than to the middle are compared pixel by pixel: equal rows have distance 0.
 * Other distances are good to about 1e-6 of |a|^2 + |b|^2.
 *
 * @param rows of the first table
 * @param columns rows of the second
 * @param values distances, row by row, rows x columns, none below 0
 */
record SquaredDistances(int rows, int columns, float[] values) {
    /**
     * Rows that are multiplied in one go, so that no second matrix of the result's size is held.
     */
    private static final int AT_ONCE = 512;

    /** The share of |a|^2 + |b|^2 below which rounding could matter. */
    private static final double NEAR = 1e-4;

    /**
     * Measures.
     *
     * @param a finite, n x width
     * @param b finite, m x width, whose mean is the middle; may be the same array
     * @param width values a row
     */
    static SquaredDistances of(float[] a, float[] b, int width, MatrixProduct product) {
        double[] middle = Rows.mean(b, width);
        float[] right = centred(b, middle);
        float[] left = a == b ? right : centred(a, middle);
        double[] leftNorms = norms(left, width);
        double[] rightNorms = a == b ? leftNorms : norms(right, width);
        int rows = leftNorms.length;
        int columns = rightNorms.length;
        float[] values = new float[Math.multiplyExact(rows, columns)];
        for (int first = 0; first < rows; first += AT_ONCE) {
            int end = Math.min(rows, first + AT_ONCE);
            float[] block = Arrays.copyOfRange(left, first * width, end * width);
            float[] inner = product.timesTransposed(block, right, width);
            for (int row = first; row < end; row++) {
                int from = (row - first) * columns;
                for (int column = 0; column < columns; column++) {
                    double norms = leftNorms[row] + rightNorms[column];
                    double squared = norms - 2.0 * inner[from + column];
                    if (squared < NEAR * norms) {
                        squared = Rows.squaredDistance(left, row, right, column, width);
                    }
                    values[row * columns + column] = (float) squared;
                }
            }
        }
        return new SquaredDistances(rows, columns, values);
    }

    private static float[] centred(float[] values, double[] middle) {
        float[] centred = new float[values.length];
        int width = middle.length;
        for (int row = 0; row < values.length; row += width) {
            for (int j = 0; j < width; j++) {
                centred[row + j] = (float) (values[row + j] - middle[j]);
            }
        }
        return centred;
    }

    private static double[] norms(float[] values, int width) {
        double[] norms = new double[values.length / width];
        for (int row = 0; row < norms.length; row++) {
            double sum = 0;
            for (int j = row * width; j < (row + 1) * width; j++) {
                sum += (double) values[j] * values[j];
            }
            norms[row] = sum;
        }
        return norms;
    }

    float at(int row, int column) {
        return values[row * columns + column];
    }

    /**
     * For a table measured against itself: the distance of every row from its {@code k}th nearest
     * other row, squared.
     *
     * @param k at least 1, below the number of rows
     */
    float[] squaredRadii(int k) {
        float[] radii = new float[rows];
        float[] nearest = new float[k];
        for (int row = 0; row < rows; row++) {
            Arrays.fill(nearest, Float.POSITIVE_INFINITY);
            for (int column = 0; column < columns; column++) {
                float distance = values[row * columns + column];
                // Seldom true after the first columns, so nothing needs to be sorted.
                if (distance < nearest[k - 1] && column != row) {
                    insert(nearest, distance);
                }
            }
            radii[row] = nearest[k - 1];
        }
        return radii;
    }

    /** Takes a value into a sorted list; the largest falls out. */
    private static void insert(float[] sorted, float value) {
        int place = sorted.length - 1;
        while (place > 0 && sorted[place - 1] > value) {
            sorted[place] = sorted[place - 1];
            place--;
        }
        sorted[place] = value;
    }
}
