package org.betavista.analysis;

/**
 * Multiplies matrices. Handed in, so that an engine may do what plain loops do slowly.
 *
 * @see #plain
 */
@FunctionalInterface
public interface MatrixProduct {
    /**
     * A times B transposed.
     *
     * @param a rows of {@code inner} values, n x inner
     * @param b rows of {@code inner} values, m x inner
     * @param inner how many values a row has, at least 1
     * @return the inner product of every row of a with every row of b, n x m, a new array
     */
    float[] timesTransposed(float[] a, float[] b, int inner);

    /** Loops with sums in double precision: slow, exact, and in need of nothing. */
    static MatrixProduct plain() {
        return (a, b, inner) -> {
            int rows = a.length / inner;
            int columns = b.length / inner;
            float[] product = new float[Math.multiplyExact(rows, columns)];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    double sum = 0;
                    for (int k = 0; k < inner; k++) {
                        sum += (double) a[i * inner + k] * b[j * inner + k];
                    }
                    product[i * columns + j] = (float) sum;
                }
            }
            return product;
        };
    }
}
