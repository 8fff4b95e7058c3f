package org.betavista.analysis;

/**
 * The Cholesky factor of a covariance: F lower triangular with F F^T = S, so that F times standard
 * normal noise varies as S says.
 *
 * @param size L
 * @param values row by row, L x L, zero above the diagonal
 */
public record LowerFactor(int size, double[] values) {
    /**
     * Takes a covariance apart.
     *
     * @param covariance symmetric and not negative, L x L; a direction without variance gets none
     */
    public static LowerFactor of(float[] covariance, int size) {
        double[] factor = new double[size * size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= row; column++) {
                double rest = covariance[row * size + column];
                for (int k = 0; k < column; k++) {
                    rest -= factor[row * size + k] * factor[column * size + k];
                }
                double pivot = factor[column * size + column];
                factor[row * size + column] =
                        row == column
                                ? Math.sqrt(Math.max(0, rest))
                                : pivot == 0 ? 0 : rest / pivot;
            }
        }
        return new LowerFactor(size, factor);
    }

    /** F times a vector, a new array of L. */
    public double[] times(double[] vector) {
        double[] product = new double[size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= row; column++) {
                product[row] += values[row * size + column] * vector[column];
            }
        }
        return product;
    }
}
