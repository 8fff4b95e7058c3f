package org.betavista.analysis;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/** What is asked of covariances. */
public final class SymmetricMatrix {
    /** What is left of a variance of 1 once other directions are known: less is rounding. */
    private static final double LEAST_REST = 1e-13;

    private static final double ASYMMETRY = 1e-9;

    private SymmetricMatrix() {}

    /**
     * The logarithm of the determinant.
     *
     * @param covariance symmetric, L x L
     * @return minus infinity where a direction has no variance
     */
    public static double logDeterminant(double[][] covariance) {
        int size = covariance.length;
        double sum = 0;
        double[][] correlation = new double[size][size];
        for (int j = 0; j < size; j++) {
            sum += Math.log(covariance[j][j]);
            for (int k = 0; k < size; k++) {
                correlation[j][k] =
                        covariance[j][k] / Math.sqrt(covariance[j][j] * covariance[k][k]);
            }
        }
        return Double.isInfinite(sum) ? sum : sum + logDeterminantOfCorrelation(correlation);
    }

    private static double logDeterminantOfCorrelation(double[][] correlation) {
        try {
            RealMatrix lower =
                    new CholeskyDecomposition(
                                    MatrixUtils.createRealMatrix(correlation),
                                    ASYMMETRY,
                                    LEAST_REST)
                            .getL();
            double sum = 0;
            for (int j = 0; j < correlation.length; j++) {
                sum += 2 * Math.log(lower.getEntry(j, j));
            }
            return sum;
        } catch (MathRuntimeException e) {
            return Double.NEGATIVE_INFINITY; // Not positive definite.
        }
    }

    /** The trace of the square root: the sum of the roots of the eigenvalues. */
    public static double traceOfRoot(double[][] covariance) {
        double sum = 0;
        for (double value :
                new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(covariance))
                        .getEigenvalues()) {
            // Rounding may take the eigenvalue of a flat direction below zero.
            sum += Math.sqrt(Math.max(0, value));
        }
        return sum;
    }
}
