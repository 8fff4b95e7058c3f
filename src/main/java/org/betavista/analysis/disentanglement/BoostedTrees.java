package org.betavista.analysis.disentanglement;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Gradient boosting with the multinomial deviance (Friedman 2001, "Greedy function approximation: a
 * gradient boosting machine", algorithm 6), with the settings that scikit-learn's
 * GradientBoostingClassifier has by default and that the reference for DCI uses: {@value #ROUNDS}
 * rounds of one tree a class, depth 3, learning rate {@value #RATE}, every split and every row
 * looked at. Nothing in it is drawn.
 */
final class BoostedTrees {
    static final int ROUNDS = 100;
    private static final double RATE = 0.1;

    /** What a leaf divides by is not smaller, or it answers 0. */
    private static final double LEAST = 1e-150;

    private final int[] classes;
    private final double[] prior;
    private final BoostingTree[][] trees;
    private final double[] importance;

    private BoostedTrees(int[] classes, double[] prior, int latents) {
        this.classes = classes;
        this.prior = prior;
        trees = new BoostingTree[ROUNDS][classes.length];
        importance = new double[latents];
    }

    /**
     * Fits.
     *
     * @param columns what to learn from, latent by latent, finite
     * @param labels of every row, at least two different ones
     * @param begun hears the number of every round as it begins, and may end the work
     */
    static BoostedTrees fit(double[][] columns, int[] labels, IntConsumer begun) {
        int[] classes = Arrays.stream(labels).distinct().sorted().toArray();
        int rows = labels.length;
        double[][] is = new double[classes.length][rows];
        double[] prior = new double[classes.length];
        for (int row = 0; row < rows; row++) {
            int which = Arrays.binarySearch(classes, labels[row]);
            is[which][row] = 1;
            prior[which] += 1.0 / rows;
        }
        Arrays.setAll(prior, k -> Math.log(prior[k]));
        BoostedTrees boosted = new BoostedTrees(classes, prior, columns.length);
        boosted.boost(columns, is, begun);
        return boosted;
    }

    private void boost(double[][] columns, double[][] is, IntConsumer begun) {
        int[][] orders = Arrays.stream(columns).map(BoostedTrees::order).toArray(int[][]::new);
        int rows = is[0].length;
        double[][] scores = new double[classes.length][rows];
        double[][] probabilities = new double[classes.length][rows];
        for (int k = 0; k < classes.length; k++) {
            Arrays.fill(scores[k], prior[k]);
        }
        double[] residual = new double[rows];
        int[] leaves = new int[rows];
        for (int number = 0; number < ROUNDS; number++) {
            begun.accept(number);
            BoostingTree[] round = trees[number];
            softmax(scores, probabilities);
            for (int k = 0; k < classes.length; k++) {
                for (int row = 0; row < rows; row++) {
                    residual[row] = is[k][row] - probabilities[k][row];
                }
                round[k] = BoostingTree.grow(columns, orders, residual, leaves, importance);
                step(round[k], residual, probabilities[k], leaves);
                for (int row = 0; row < rows; row++) {
                    scores[k][row] += RATE * round[k].output(leaves[row]);
                }
            }
        }
    }

    /** One step of Newton's in every leaf: (K - 1) / K * sum r / sum p (1 - p). */
    private void step(BoostingTree tree, double[] residual, double[] probability, int[] leaves) {
        double[] gradient = new double[BoostingTree.NODES];
        double[] curvature = new double[BoostingTree.NODES];
        for (int row = 0; row < leaves.length; row++) {
            gradient[leaves[row]] += residual[row];
            curvature[leaves[row]] += probability[row] * (1 - probability[row]);
        }
        double share = (classes.length - 1.0) / classes.length;
        for (int leaf = 0; leaf < gradient.length; leaf++) {
            if (curvature[leaf] > LEAST) {
                tree.answer(leaf, share * gradient[leaf] / curvature[leaf]);
            }
        }
    }

    private static int[] order(double[] column) {
        return IntStream.range(0, column.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> column[row]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static void softmax(double[][] scores, double[][] probabilities) {
        for (int row = 0; row < scores[0].length; row++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (double[] score : scores) {
                largest = Math.max(largest, score[row]);
            }
            double sum = 0;
            for (int k = 0; k < scores.length; k++) {
                probabilities[k][row] = Math.exp(scores[k][row] - largest);
                sum += probabilities[k][row];
            }
            for (double[] probability : probabilities) {
                probability[row] /= sum;
            }
        }
    }

    /**
     * How much of the fall of the sums of squares each latent brought over all trees; the sum is 1,
     * or 0 where nothing could be split.
     */
    double[] importance() {
        double sum = Arrays.stream(importance).sum();
        return Arrays.stream(importance).map(fall -> sum > 0 ? fall / sum : 0).toArray();
    }

    /** The share of rows whose label is the likeliest by the trees, in [0, 1]. */
    double accuracy(double[][] columns, int[] labels) {
        int right = 0;
        for (int row = 0; row < labels.length; row++) {
            int best = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < classes.length; k++) {
                double score = prior[k];
                for (BoostingTree[] round : trees) {
                    score += RATE * round[k].predict(columns, row);
                }
                if (score > most) {
                    most = score;
                    best = k;
                }
            }
            if (classes[best] == labels[row]) {
                right++;
            }
        }
        return right / (double) labels.length;
    }
}
