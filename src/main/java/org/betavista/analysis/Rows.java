package org.betavista.analysis;

/**
 * What a measure asks of a table before it computes: whole rows, and numbers only. Breaches are
 * told by {@link IllegalArgumentException}.
 */
public final class Rows {
    private Rows() {}

    /**
     * How many rows a table has.
     *
     * @param values row by row
     * @param width values a row, at least 1
     * @param what the rows are, for the message: "codes"
     */
    public static int count(float[] values, int width, String what) {
        if (width < 1 || values.length % width != 0) {
            throw new IllegalArgumentException(
                    values.length + " values are no whole number of " + what + " of " + width);
        }
        return values.length / width;
    }

    /** The same for rows that must be there and must be numbers: at least {@code least} of them. */
    public static int finite(float[] values, int width, int least, String what) {
        int count = count(values, width, what);
        if (count < least) {
            throw new IllegalArgumentException(
                    "at least " + least + " " + what + " are needed, not " + count);
        }
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "number " + i / width + " of the " + what + " holds " + values[i]);
            }
        }
        return count;
    }

    /** The mean of all rows, of {@code width} values; the table has at least one row. */
    public static double[] mean(float[] values, int width) {
        double[] mean = new double[width];
        for (int row = 0; row < values.length; row += width) {
            for (int j = 0; j < width; j++) {
                mean[j] += values[row + j];
            }
        }
        int count = values.length / width;
        for (int j = 0; j < width; j++) {
            mean[j] /= count;
        }
        return mean;
    }

    /**
     * The squared Euclidean distance of a row of one table from a row of another.
     *
     * @param row of {@code a}, from 0
     * @param other row of {@code b}, from 0
     */
    public static double squaredDistance(float[] a, int row, float[] b, int other, int width) {
        double sum = 0;
        int left = row * width;
        int right = other * width;
        for (int j = 0; j < width; j++) {
            double difference = (double) a[left + j] - b[right + j];
            sum += difference * difference;
        }
        return sum;
    }
}
