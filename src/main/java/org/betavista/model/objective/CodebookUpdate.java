package org.betavista.model.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.Shape;
import org.betavista.model.Scalar;

/**
 * How a codebook learns: each vector is the moving average of the points that took it (van den Oord
 * et al. 2017, appendix A.1), and a vector that hardly any point takes is put onto a point.
 *
 * <p>The paper has no such restart; without it a codebook that starts at zero would stay there.
 *
 * @param counts moving average of how many points of a batch take each code, (K)
 * @param sums moving average of the sum of these points, (K, depth)
 * @param vectors the codebook, (K, depth)
 */
record CodebookUpdate(NDArray counts, NDArray sums, NDArray vectors) {
    private static final double DECAY = 0.99;

    /** Laplace smoothing: what every code counts more, so that no division is by zero. */
    private static final double SMOOTHING = 1e-5;

    /** A code is dead below this share of the count it had if all were taken equally often. */
    private static final double DEAD_SHARE = 0.02;

    /** Little, so that the points that take a restarted code soon outweigh where it started. */
    private static final double RESTARTED_SHARE = 0.1;

    private static final int[] POINTS = {0};

    /**
     * The codebook after a batch.
     *
     * @param counts before, (K)
     * @param sums before, (K, depth)
     * @param points what the encoder gave, (M, depth); no gradient
     * @param taken which code each point takes, one-hot, (M, K)
     * @param noise standard normal, (M, 1); decides which points restart dead codes
     */
    static CodebookUpdate of(
            NDArray counts, NDArray sums, NDArray points, NDArray taken, NDArray noise) {
        long codes = counts.getShape().get(0);
        NDArray newCounts = average(counts, taken.sum(POINTS)); // (K)
        NDArray newSums = average(sums, taken.transpose().matMul(points)); // (K, depth)
        double fairShare = (double) points.getShape().get(0) / codes;
        NDArray dead = newCounts.lt(DEAD_SHARE * fairShare); // (K)
        NDArray count = Scalar.of(RESTARTED_SHARE * fairShare, counts); // scalar
        NDArray chosen = chosen(points, noise, codes); // (K, depth)
        newCounts = NDArrays.where(dead, count.broadcast(counts.getShape()), newCounts);
        newSums =
                NDArrays.where(
                        dead.expandDims(1).broadcast(sums.getShape()), chosen.mul(count), newSums);
        return new CodebookUpdate(
                newCounts, newSums, newSums.div(smoothed(newCounts).expandDims(1)));
    }

    private static NDArray average(NDArray before, NDArray batch) {
        return before.mul(Scalar.of(DECAY, before))
                .add(batch.mul(Scalar.of(1 - DECAY, before))); // the shape of both
    }

    /** (count + s) / (n + K s) * n, n the sum of the counts, (K). */
    private static NDArray smoothed(NDArray counts) {
        NDArray sum = counts.sum(); // scalar
        double added = SMOOTHING * counts.getShape().get(0);
        return counts.add(SMOOTHING).mul(sum.div(sum.add(Scalar.of(added, sum)))); // (K)
    }

    /** A point for each code, all different where there are enough, (K, depth). */
    private static NDArray chosen(NDArray points, NDArray noise, long codes) {
        long count = points.getShape().get(0);
        NDArray order = noise.argSort(0); // (M, 1)
        long times = (codes + count - 1) / count;
        NDArray first = order.tile(new long[] {times, 1}).get(":" + codes); // (K, 1)
        Shape shape = new Shape(codes, points.getShape().get(1));
        return points.gather(first.broadcast(shape), 0); // (K, depth)
    }
}
