package org.betavista.analysis.disentanglement;

import java.util.Arrays;

/**
 * A regression tree of depth {@value #DEPTH}, grown level by level over rows that were sorted once
 * (Breiman et al. 1984, "Classification and regression trees"): a node is split where the sum of
 * squares falls most, s_l^2 / n_l + s_r^2 / n_r - s^2 / n with s the sum and n the number of the
 * rows' targets. Nodes are numbered as in a heap: those below node i are 2i + 1 and 2i + 2.
 */
final class BoostingTree {
    private static final int DEPTH = 3;
    private static final int LEAF = -1;

    /** Nodes of a full tree; those of the last level are leaves always. */
    static final int NODES = (1 << (DEPTH + 1)) - 1;

    /** Sums of squares below this are rounding, as in scikit-learn. */
    private static final double PURE = Math.ulp(1.0);

    private final int[] latent = new int[NODES];
    private final double[] threshold = new double[NODES];
    private final double[] output = new double[NODES];

    private BoostingTree() {
        Arrays.fill(latent, LEAF);
    }

    /**
     * Grows a tree.
     *
     * @param columns what to split by, latent by latent
     * @param orders for each latent the rows by rising value
     * @param targets of every row
     * @param nodes filled with the leaf of every row
     * @param importance of every latent, to which the falls of the sum of squares are added
     */
    static BoostingTree grow(
            double[][] columns,
            int[][] orders,
            double[] targets,
            int[] nodes,
            double[] importance) {
        BoostingTree tree = new BoostingTree();
        Arrays.fill(nodes, 0);
        for (int level = 0; level < DEPTH; level++) {
            Splits splits = new Splits(targets, nodes, (1 << level) - 1);
            for (int j = 0; j < columns.length; j++) {
                splits.look(j, columns[j], orders[j]);
            }
            for (int node = (1 << level) - 1; node < (1 << (level + 1)) - 1; node++) {
                if (splits.latent[node] != LEAF) {
                    tree.latent[node] = splits.latent[node];
                    tree.threshold[node] = splits.threshold[node];
                    importance[tree.latent[node]] += splits.gain[node];
                }
            }
            for (int row = 0; row < nodes.length; row++) {
                int node = nodes[row];
                if (tree.latent[node] != LEAF) {
                    nodes[row] = tree.below(node, columns[tree.latent[node]][row]);
                }
            }
        }
        return tree;
    }

    /** Says what a leaf answers. */
    void answer(int leaf, double value) {
        output[leaf] = value;
    }

    /** What the leaf of a row answers. */
    double output(int leaf) {
        return output[leaf];
    }

    /** The answer for a row that the tree has not seen. */
    double predict(double[][] columns, int row) {
        int node = 0;
        while (latent[node] != LEAF) {
            node = below(node, columns[latent[node]][row]);
        }
        return output[node];
    }

    private int below(int node, double value) {
        return value <= threshold[node] ? 2 * node + 1 : 2 * node + 2;
    }

    /** The best split that was seen of every node of one level. */
    private static final class Splits {
        private final double[] targets;
        private final int[] nodes;
        private final int first;
        private final int[] count = new int[NODES];
        private final double[] sum = new double[NODES];
        private final boolean[] open = new boolean[NODES];
        private final double[] before = new double[NODES];

        private final int[] latent = new int[NODES];
        private final double[] threshold = new double[NODES];
        private final double[] gain = new double[NODES];

        Splits(double[] targets, int[] nodes, int first) {
            this.targets = targets;
            this.nodes = nodes;
            this.first = first;
            Arrays.fill(latent, LEAF);
            double[] squares = new double[NODES];
            for (int row = 0; row < nodes.length; row++) {
                count[nodes[row]]++;
                sum[nodes[row]] += targets[row];
                squares[nodes[row]] += targets[row] * targets[row];
            }
            for (int node = first; node < NODES; node++) {
                before[node] = sum[node] * sum[node] / count[node];
                open[node] = squares[node] - before[node] > PURE * count[node];
            }
        }

        void look(int j, double[] column, int[] order) {
            int[] left = new int[NODES];
            double[] leftSum = new double[NODES];
            double[] last = new double[NODES];
            for (int row : order) {
                int node = nodes[row];
                if (node < first || !open[node]) {
                    continue;
                }
                double value = column[row];
                int seen = left[node];
                if (seen > 0 && value > last[node]) {
                    double s = leftSum[node];
                    double rest = sum[node] - s;
                    double fall = s * s / seen + rest * rest / (count[node] - seen) - before[node];
                    if (fall > gain[node]) {
                        gain[node] = fall;
                        latent[node] = j;
                        threshold[node] = middle(last[node], value);
                    }
                }
                left[node] = seen + 1;
                leftSum[node] += targets[row];
                last[node] = value;
            }
        }

        /** Not the upper one, even where no number lies between. */
        private static double middle(double lower, double upper) {
            double middle = lower / 2 + upper / 2;
            return middle >= lower && middle < upper ? middle : lower;
        }
    }
}
