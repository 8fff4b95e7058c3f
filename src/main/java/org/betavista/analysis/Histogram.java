package org.betavista.analysis;

/**
 * How often values fall into equal bins, as a density.
 *
 * @param from the left edge of the first bin
 * @param to the right edge of the last
 * @param density per bin: share of all values / bin width; values outside are in no bin
 */
public record Histogram(double from, double to, double[] density) {
    /**
     * Counts one column of a table.
     *
     * @param values row by row
     * @param columns values a row
     * @param column which one is counted
     */
    public static Histogram ofColumn(
            float[] values, int columns, int column, double from, double to, int bins) {
        double[] density = new double[bins];
        double width = (to - from) / bins;
        int count = values.length / columns;
        for (int row = 0; row < count; row++) {
            double position = (values[row * columns + column] - from) / width;
            if (position >= 0 && position < bins) {
                density[(int) position] += 1 / (width * count);
            }
        }
        return new Histogram(from, to, density);
    }
}
