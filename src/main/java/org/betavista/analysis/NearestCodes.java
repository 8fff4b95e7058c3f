package org.betavista.analysis;

/** Neighbours in the latent space. */
public final class NearestCodes {
    private NearestCodes() {}

    /**
     * A neighbour.
     *
     * @param index which code
     * @param distance Euclidean, in units of the prior's standard deviation
     */
    public record Neighbour(int index, double distance) {}

    /**
     * The codes nearest to a point, nearest first.
     *
     * @param codes row by row
     * @param z the point
     * @param count how many; fewer where there are fewer codes
     */
    public static java.util.List<Neighbour> of(float[] codes, float[] z, int count) {
        int rows = codes.length / z.length;
        double[] squared = new double[rows];
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < z.length; j++) {
                double difference = codes[row * z.length + j] - z[j];
                squared[row] += difference * difference;
            }
        }
        return java.util.stream.IntStream.range(0, rows)
                .boxed()
                .sorted(java.util.Comparator.comparingDouble(row -> squared[row]))
                .limit(count)
                .map(row -> new Neighbour(row, Math.sqrt(squared[row])))
                .toList();
    }
}
