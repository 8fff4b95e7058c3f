package org.betavista.analysis.disentanglement;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.betavista.analysis.LogSum;

/**
 * Logistic regression for several classes at once: the least of sum -log softmax(W x + b)_label +
 * 1/2 |W|^2, what scikit-learn's LogisticRegression does by default. Found by L-BFGS (Nocedal 1980)
 * with ten pairs and halved steps, at most {@value #STEPS} of them. One class against the rest, as
 * liblinear has it, would not find a class in the middle of a line.
 */
final class SoftmaxRegression {
    private static final int STEPS = 100;
    private static final int MEMORY = 10;
    private static final double FLAT = 1e-4;
    private static final double SUFFICIENT = 1e-4;
    private static final int HALVINGS = 30;

    private final double[][] columns;
    private final int[] labels;
    private final int classes;

    /** Weights class by class, L + 1 each, the intercept last. */
    private double[] weights;

    private SoftmaxRegression(double[][] columns, int[] labels, int classes) {
        this.columns = columns;
        this.labels = labels;
        this.classes = classes;
        weights = new double[classes * (columns.length + 1)];
    }

    /**
     * Fits.
     *
     * @param columns what to learn from, column by column, finite
     * @param labels of every row, 0 to one below the classes
     */
    static SoftmaxRegression fit(double[][] columns, int[] labels, int classes) {
        SoftmaxRegression regression = new SoftmaxRegression(columns, labels, classes);
        regression.descend();
        return regression;
    }

    private record Step(double[] moved, double[] turned, double product) {}

    private void descend() {
        double[] gradient = new double[weights.length];
        double loss = loss(weights, gradient);
        Deque<Step> steps = new ArrayDeque<>();
        for (int step = 0; step < STEPS && largest(gradient) > FLAT; step++) {
            double[] direction = direction(gradient, steps);
            double slope = dot(direction, gradient);
            double length = steps.isEmpty() ? 1 / Math.sqrt(-slope) : 1;
            double[] next = new double[weights.length];
            double[] nextGradient = new double[weights.length];
            double nextLoss = Double.POSITIVE_INFINITY;
            for (int halving = 0; halving < HALVINGS; halving++) {
                for (int i = 0; i < next.length; i++) {
                    next[i] = weights[i] + length * direction[i];
                }
                nextLoss = loss(next, nextGradient);
                if (nextLoss <= loss + SUFFICIENT * length * slope) {
                    break;
                }
                length /= 2;
            }
            if (!(nextLoss < loss)) {
                return;
            }
            double[] moved = difference(next, weights);
            double[] turned = difference(nextGradient, gradient);
            double product = dot(moved, turned);
            if (product > 0) {
                steps.addLast(new Step(moved, turned, product));
                if (steps.size() > MEMORY) {
                    steps.removeFirst();
                }
            }
            weights = next;
            gradient = nextGradient;
            loss = nextLoss;
        }
    }

    private static double[] direction(double[] gradient, Deque<Step> steps) {
        double[] direction = Arrays.stream(gradient).map(value -> -value).toArray();
        Deque<Double> shares = new ArrayDeque<>();
        steps.descendingIterator()
                .forEachRemaining(
                        step -> {
                            double share = dot(step.moved, direction) / step.product;
                            shares.addFirst(share);
                            add(direction, -share, step.turned);
                        });
        if (!steps.isEmpty()) {
            Step last = steps.getLast();
            double scale = last.product / dot(last.turned, last.turned);
            Arrays.setAll(direction, i -> direction[i] * scale);
        }
        for (Step step : steps) {
            double share = shares.removeFirst();
            add(direction, share - dot(step.turned, direction) / step.product, step.moved);
        }
        return direction;
    }

    /** The loss at some weights; the gradient is filled in. */
    private double loss(double[] at, double[] gradient) {
        int width = columns.length + 1;
        double loss = 0;
        for (int i = 0; i < at.length; i++) {
            boolean intercept = i % width == columns.length;
            loss += intercept ? 0 : 0.5 * at[i] * at[i];
            gradient[i] = intercept ? 0 : at[i];
        }
        double[] logs = new double[classes];
        for (int row = 0; row < labels.length; row++) {
            scores(at, columns, row, logs);
            double sum = LogSum.exp(logs);
            loss += sum - logs[labels[row]];
            for (int k = 0; k < classes; k++) {
                double excess = Math.exp(logs[k] - sum) - (k == labels[row] ? 1 : 0);
                for (int j = 0; j < columns.length; j++) {
                    gradient[k * width + j] += excess * columns[j][row];
                }
                gradient[k * width + columns.length] += excess;
            }
        }
        return loss;
    }

    private static void scores(double[] at, double[][] columns, int row, double[] scores) {
        int width = columns.length + 1;
        for (int k = 0; k < scores.length; k++) {
            double score = at[k * width + columns.length];
            for (int j = 0; j < columns.length; j++) {
                score += at[k * width + j] * columns[j][row];
            }
            scores[k] = score;
        }
    }

    /** The probability of every class for every row, class by row. */
    double[][] probabilities(double[][] others) {
        int rows = others[0].length;
        double[][] probabilities = new double[classes][rows];
        double[] logs = new double[classes];
        for (int row = 0; row < rows; row++) {
            scores(weights, others, row, logs);
            double sum = LogSum.exp(logs);
            for (int k = 0; k < classes; k++) {
                probabilities[k][row] = Math.exp(logs[k] - sum);
            }
        }
        return probabilities;
    }

    /** The share of rows whose label is the likeliest class, in [0, 1]. */
    double accuracy(double[][] others, int[] truth) {
        double[] scores = new double[classes];
        int right = 0;
        for (int row = 0; row < truth.length; row++) {
            scores(weights, others, row, scores);
            int best = 0;
            for (int k = 1; k < classes; k++) {
                best = scores[k] > scores[best] ? k : best;
            }
            right += best == truth[row] ? 1 : 0;
        }
        return right / (double) truth.length;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] to, double times, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * what[i];
        }
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        Arrays.setAll(difference, i -> a[i] - b[i]);
        return difference;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
