package org.betavista.analysis.disentanglement;

/**
 * Counting estimates of entropy and mutual information, in nats, as disentanglement_lib makes them
 * (Locatello et al. 2019): a latent is cut into {@value #COUNT} bins of equal width, and shares of
 * counts stand for probabilities. With few rows the estimate is too high.
 */
final class Bins {
    /** Bins of equal width from the least value to the greatest. */
    static final int COUNT = 20;

    private Bins() {}

    /**
     * The bin of every value, by NumPy's histogram edges: first + i * (last - first) / bins. Values
     * that never change, or that are not all finite, are all in bin 0: they know nothing.
     */
    static int[] of(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        int[] bins = new int[values.length];
        double width = (greatest - least) / COUNT;
        if (width > 0 && Double.isFinite(width)) {
            for (int row = 0; row < bins.length; row++) {
                bins[row] = bin(values[row], least, width);
            }
        }
        return bins;
    }

    /** The bin of every value of a factor, cut as a latent is. */
    static int[] of(int[] factor) {
        double[] values = new double[factor.length];
        for (int row = 0; row < values.length; row++) {
            values[row] = factor[row];
        }
        return of(values);
    }

    private static int bin(double value, double least, double width) {
        int bin = (int) Math.min(COUNT - 1.0, Math.max(0, (value - least) / width));
        // The edges decide, not the division, which may round to the other side of one.
        if (bin + 1 < COUNT && value >= least + (bin + 1) * width) {
            return bin + 1;
        }
        return bin > 0 && value < least + bin * width ? bin - 1 : bin;
    }

    /** I(A; B) = sum p(a, b) log(p(a, b) / (p(a) p(b))), not below 0. */
    static double information(int[] a, int ofA, int[] b, int ofB) {
        int[][] joint = new int[ofA][ofB];
        int[] countA = new int[ofA];
        int[] countB = new int[ofB];
        for (int row = 0; row < a.length; row++) {
            joint[a[row]][b[row]]++;
            countA[a[row]]++;
            countB[b[row]]++;
        }
        double total = a.length;
        double sum = 0;
        for (int i = 0; i < ofA; i++) {
            for (int j = 0; j < ofB; j++) {
                int both = joint[i][j];
                if (both > 0) {
                    double ratio = both * total / ((double) countA[i] * countB[j]);
                    sum += both / total * Math.log(ratio);
                }
            }
        }
        // Rounding may leave less than nothing.
        return Math.max(0, sum);
    }

    /** H(A) = -sum p(a) log p(a). */
    static double entropy(int[] values, int count) {
        int[] counts = new int[count];
        for (int value : values) {
            counts[value]++;
        }
        double sum = 0;
        for (int times : counts) {
            if (times > 0) {
                double share = times / (double) values.length;
                sum -= share * Math.log(share);
            }
        }
        return sum;
    }
}
