package org.betavista.analysis;

import java.util.ArrayList;
import java.util.List;

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
     * @param count how many, a few; fewer where there are fewer codes
     */
    public static List<Neighbour> of(float[] codes, float[] z, int count) {
        int rows = codes.length / z.length;
        double[] squared = new double[rows];
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < z.length; j++) {
                double difference = codes[row * z.length + j] - z[j];
                squared[row] += difference * difference;
            }
        }
        List<Neighbour> nearest = new ArrayList<>();
        while (nearest.size() < Math.min(count, rows)) {
            int best = 0;
            for (int row = 1; row < rows; row++) {
                if (squared[row] < squared[best]) {
                    best = row;
                }
            }
            nearest.add(new Neighbour(best, Math.sqrt(squared[best])));
            squared[best] = Double.POSITIVE_INFINITY;
        }
        return nearest;
    }
}
