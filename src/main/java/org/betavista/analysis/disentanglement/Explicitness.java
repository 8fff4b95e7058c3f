package org.betavista.analysis.disentanglement;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Explicitness: whether a linear rule reads the factors off all latents together (Ridgeway and
 * Mozer 2018, section 3). For every factor a logistic regression on standardised latents, and for
 * every value of it the area under the curve that tells the value from the others by its
 * probability; 0.5 is chance, 1 is perfect. It asks nothing of single latents, so a rotation leaves
 * it high.
 *
 * @param train of each factor on the rows that were learnt, the mean over its values; no number for
 *     a factor that never changes
 * @param test the same on other rows, over the values that are there
 */
public record Explicitness(double[] train, double[] test) {
    /**
     * Fits.
     *
     * @param train what is learnt
     * @param test other rows of the same latents and factors
     * @throws IllegalArgumentException where there is no row, or codes are not finite
     */
    public static Explicitness fit(FactoredCodes train, FactoredCodes test) {
        train.columns();
        test.columns();
        boolean[] changing = train.changing();
        double[] learnt = new double[changing.length];
        double[] known = new double[changing.length];
        Arrays.fill(learnt, Double.NaN);
        Arrays.fill(known, Double.NaN);
        for (int factor = 0; factor < changing.length; factor++) {
            if (changing[factor]) {
                FactoredCodes here = train.of(factor);
                FactoredCodes there = test.of(factor);
                double[][] columns = here.columns();
                double[][] others =
                        there.rows() > 0 ? there.columns() : new double[columns.length][0];
                for (int latent = 0; latent < columns.length; latent++) {
                    standardise(columns[latent], others[latent]);
                }
                int[] values = Arrays.stream(here.values()).distinct().sorted().toArray();
                int[] classes = classes(here.values(), values);
                SoftmaxRegression regression =
                        SoftmaxRegression.fit(columns, classes, values.length);
                learnt[factor] = area(regression.probabilities(columns), classes);
                known[factor] =
                        area(regression.probabilities(others), classes(there.values(), values));
            }
        }
        return new Explicitness(learnt, known);
    }

    /**
     * By the mean and deviation of what is learnt, so that the scale of a latent does not matter.
     */
    private static void standardise(double[] column, double[] other) {
        double mean = Arrays.stream(column).average().orElse(0);
        double variance =
                Arrays.stream(column).map(x -> (x - mean) * (x - mean)).average().orElse(0);
        double deviation = variance > 0 ? Math.sqrt(variance) : 1;
        Arrays.setAll(column, row -> (column[row] - mean) / deviation);
        Arrays.setAll(other, row -> (other[row] - mean) / deviation);
    }

    /** A value that was never learnt is of no class, which is below 0. */
    private static int[] classes(int[] labels, int[] values) {
        return Arrays.stream(labels).map(label -> Arrays.binarySearch(values, label)).toArray();
    }

    /** The mean area over the classes that some rows are of and some are not. */
    private static double area(double[][] probabilities, int[] classes) {
        return IntStream.range(0, probabilities.length)
                .mapToDouble(which -> area(probabilities[which], classes, which))
                .filter(area -> !Double.isNaN(area))
                .average()
                .orElse(Double.NaN);
    }

    /** The share of pairs of a row in and a row out that are told apart; equals count one half. */
    private static double area(double[] probability, int[] classes, int which) {
        int[] order =
                IntStream.range(0, probability.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(row -> probability[row]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double pairs = 0;
        double in = 0;
        double out = 0;
        for (int from = 0, to; from < order.length; from = to) {
            double alike = 0;
            for (to = from; to < order.length; to++) {
                if (probability[order[to]] != probability[order[from]]) {
                    break;
                }
                alike += classes[order[to]] == which ? 1 : 0;
            }
            double others = to - from - alike;
            pairs += alike * (out + others / 2);
            in += alike;
            out += others;
        }
        return in == 0 || out == 0 ? Double.NaN : pairs / (in * out);
    }

    /** The mean over the factors that change, on the rows that were learnt; 0.5 where none does. */
    public double trainScore() {
        return mean(train);
    }

    /** The mean over the factors that change, on other rows; 0.5 where none does. */
    public double testScore() {
        return mean(test);
    }

    private static double mean(double[] areas) {
        return Arrays.stream(areas).filter(area -> !Double.isNaN(area)).average().orElse(0.5);
    }
}
