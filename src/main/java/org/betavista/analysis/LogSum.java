package org.betavista.analysis;

/** Sums of what is known by its logarithms, without overflow. */
public final class LogSum {
    private LogSum() {}

    /** log sum exp of at least one value; minus infinity where all are. */
    public static double exp(double[] logs) {
        return exp(logs, 0, logs.length);
    }

    /** log mean exp of at least one value. */
    public static double meanExp(double[] logs) {
        return meanExp(logs, 0, logs.length);
    }

    /** log mean exp of the values from {@code first} to before {@code end}, at least one. */
    public static double meanExp(double[] logs, int first, int end) {
        return exp(logs, first, end) - Math.log(end - first);
    }

    private static double exp(double[] logs, int first, int end) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = first; i < end; i++) {
            largest = Math.max(largest, logs[i]);
        }
        if (Double.isInfinite(largest)) {
            return largest;
        }
        // Nothing overflows, and the largest term, exp(0), never vanishes.
        double sum = 0;
        for (int i = first; i < end; i++) {
            sum += Math.exp(logs[i] - largest);
        }
        return largest + Math.log(sum);
    }
}
