package org.betavista.analysis.disentanglement;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.betavista.data.Progress;

/**
 * DCI: disentanglement, completeness and informativeness (Eastwood and Williams 2018, "A framework
 * for the quantitative evaluation of disentangled representations"). Gradient boosted trees learn
 * each factor from the codes; R_jk is how important latent j was for factor k. The measure's own
 * completeness is written DCI-C in the tool, for it is not the completeness of the prior.
 *
 * @param importance R, latent by factor, at least 0; each column sums to 1, or is 0 for a factor
 *     that never changes
 * @param changing whether each factor takes more than one value among what is learnt; the others
 *     are in no figure
 * @param trainAccuracy informativeness on the rows that were learnt, the mean over the factors that
 *     change, in [0, 1]
 * @param testAccuracy informativeness on other rows; 0 where no factor changes
 */
public record Dci(
        double[][] importance, boolean[] changing, double trainAccuracy, double testAccuracy) {
    /** As the reference, so that a row of zeros is spread evenly. */
    private static final double LITTLE = 1e-11;

    /** Of factors that all change. */
    Dci(double[][] importance, double trainAccuracy, double testAccuracy) {
        this(importance, allOf(importance), trainAccuracy, testAccuracy);
    }

    private static boolean[] allOf(double[][] importance) {
        boolean[] all = new boolean[importance.length == 0 ? 0 : importance[0].length];
        Arrays.fill(all, true);
        return all;
    }

    /**
     * Fits the trees: a second or a few for 2,000 rows of ten latents and a hundred values in all,
     * in proportion to rows x latents x values. The same data gives the same figures.
     *
     * @param train what is learnt, at least one row
     * @param test other rows of the same latents and factors, at least one
     * @param progress hears of every round of trees, and may end the work
     * @throws IllegalArgumentException where there is no row, or codes are not finite
     */
    public static Dci fit(FactoredCodes train, FactoredCodes test, Progress progress) {
        train.columns();
        test.columns();
        boolean[] changing = train.changing();
        int[] factors = those(changing);
        double[][] importance = new double[train.latents()][changing.length];
        double learnt = 0;
        double known = 0;
        int tested = 0;
        for (int done = 0; done < factors.length; done++) {
            int factor = factors[done];
            FactoredCodes here = train.of(factor);
            FactoredCodes there = test.of(factor);
            double[][] columns = here.columns();
            int before = BoostedTrees.ROUNDS * done;
            int total = BoostedTrees.ROUNDS * factors.length;
            BoostedTrees trees =
                    BoostedTrees.fit(
                            columns,
                            here.values(),
                            round -> progress.report("DCI", before + round, total));
            double[] column = trees.importance();
            for (int latent = 0; latent < column.length; latent++) {
                importance[latent][factor] = column[latent];
            }
            learnt += trees.accuracy(columns, here.values());
            if (there.rows() > 0) {
                known += trees.accuracy(there.columns(), there.values());
                tested++;
            }
        }
        return new Dci(
                importance,
                changing,
                learnt / Math.max(1, factors.length),
                known / Math.max(1, tested));
    }

    private static int[] those(boolean[] changing) {
        return IntStream.range(0, changing.length).filter(k -> changing[k]).toArray();
    }

    /**
     * D: the mean of {@link #disentanglement(int)}, weighted by the share of all importance that
     * the latent has; in [0, 1], 0 where nothing is important.
     */
    public double disentanglement() {
        double sum = 0;
        for (int latent = 0; latent < importance.length; latent++) {
            sum += disentanglement(latent) * Arrays.stream(importance[latent]).sum();
        }
        double all = total();
        return all > 0 ? sum / all : 0;
    }

    /**
     * D_j = 1 - H(R_j. / sum R_j.), with the logarithm to the number of factors that change: 1
     * where the latent matters for one of them only, 0 where for all alike. With one factor there
     * is nothing to mix: 1.
     */
    public double disentanglement(int latent) {
        return 1
                - entropy(
                        Arrays.stream(those(changing))
                                .mapToDouble(factor -> importance[latent][factor])
                                .toArray());
    }

    /** C: the mean of {@link #completeness(int)}, weighted by the factor's share of importance. */
    public double completeness() {
        double sum = 0;
        for (int factor : those(changing)) {
            sum += completeness(factor) * Arrays.stream(column(factor)).sum();
        }
        double all = total();
        return all > 0 ? sum / all : 0;
    }

    /**
     * C_k = 1 - H(R_.k / sum R_.k), with the logarithm to the number of latents: 1 where one latent
     * alone matters for the factor, 0 where all do alike.
     */
    public double completeness(int factor) {
        return 1 - entropy(column(factor));
    }

    private double[] column(int factor) {
        return Arrays.stream(importance).mapToDouble(row -> row[factor]).toArray();
    }

    private double total() {
        return Arrays.stream(importance).flatMapToDouble(Arrays::stream).sum();
    }

    private static double entropy(double[] weights) {
        if (weights.length < 2) {
            return 0;
        }
        double sum = Arrays.stream(weights).map(weight -> weight + LITTLE).sum();
        double entropy = 0;
        for (double weight : weights) {
            double share = (weight + LITTLE) / sum;
            entropy -= share * Math.log(share);
        }
        return entropy / Math.log(weights.length);
    }
}
