package org.betavista.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The importance weighted bound of log p(x), log 1/K sum w_k, against K (Burda et al. 2016,
 * "Importance weighted autoencoders", section 3). On average it grows with K and never exceeds log
 * p(x); at K = 1 it is the ELBO.
 *
 * <p>Takes the weights of one image after the other and keeps two sums for each K. Not safe for
 * several threads.
 */
public final class ImportanceBound {
    private static final int[] USUAL_SIZES = {1, 2, 5, 10, 50, 100, 500, 1000, 5000};

    private final int samples;
    private final int[] sizes;
    private final double[] means;
    private final double[] squares;
    private int images;

    /**
     * The bound at one K.
     *
     * @param samples K
     * @param nats the mean over the images
     * @param standardError of that mean, from the spread over the images; NaN with a single image
     */
    public record Point(int samples, double nats, double standardError) {}

    /**
     * @param samples weights that every image has, at least 1: the largest K
     */
    public ImportanceBound(int samples) {
        this.samples = samples;
        sizes = sizes(samples);
        means = new double[sizes.length];
        squares = new double[sizes.length];
    }

    /** 1, 2, 5, 10, 50, 100, 500, 1000, 5000 as far as they are smaller, and the largest. */
    static int[] sizes(int largest) {
        int[] smaller = Arrays.stream(USUAL_SIZES).filter(size -> size < largest).toArray();
        int[] sizes = Arrays.copyOf(smaller, smaller.length + 1);
        sizes[smaller.length] = largest;
        return sizes;
    }

    /**
     * Adds an image.
     *
     * @param logWeights log w in nats, as many as the constructor was told
     */
    public void add(double[] logWeights) {
        if (logWeights.length != samples) {
            throw new IllegalArgumentException(logWeights.length + " weights, not " + samples);
        }
        images++;
        for (int i = 0; i < sizes.length; i++) {
            // Welford's update: no difference of large sums.
            double bound = of(logWeights, sizes[i]);
            double distance = bound - means[i];
            means[i] += distance / images;
            squares[i] += distance * (bound - means[i]);
        }
    }

    /** The same for single precision, which is what models give. */
    public void add(float[] logWeights) {
        double[] exact = new double[logWeights.length];
        for (int k = 0; k < exact.length; k++) {
            exact[k] = logWeights[k];
        }
        add(exact);
    }

    /** How many images were added. */
    public int images() {
        return images;
    }

    /** The bound against K, smallest K first. At least one image must have been added. */
    public List<Point> curve() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            double variance = squares[i] / (images - 1);
            points.add(new Point(sizes[i], means[i], Math.sqrt(variance / images)));
        }
        return points;
    }

    /** The bound at the largest K. */
    public Point best() {
        return curve().get(sizes.length - 1);
    }

    /**
     * The K-sample bound of one image: the mean over disjoint groups of K weights. A rest that
     * fills no group is left out.
     *
     * @param logWeights at least {@code size} of them, in nats
     * @param size K
     */
    public static double of(double[] logWeights, int size) {
        int groups = logWeights.length / size;
        double sum = 0;
        for (int group = 0; group < groups; group++) {
            sum += LogSum.meanExp(logWeights, group * size, (group + 1) * size);
        }
        return sum / groups;
    }
}
