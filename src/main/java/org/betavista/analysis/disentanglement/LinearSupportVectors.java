package org.betavista.analysis.disentanglement;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;

/**
 * A linear support vector machine that guesses a factor from one latent: one against the rest,
 * squared hinge loss, C = 0.01, classes weighted so that each counts alike, the intercept as a
 * second feature that is 1. So scikit-learn's LinearSVC does with class_weight="balanced", by the
 * same liblinear (Fan et al. 2008); its primal solver draws nothing.
 */
final class LinearSupportVectors {
    private static final double PRICE = 0.01;
    private static final double PRECISION = 1e-4;

    static {
        // The library writes its progress to the terminal unless it is told once for all not to.
        Linear.disableDebugOutput();
    }

    private final Model model;

    private LinearSupportVectors(Model model) {
        this.model = model;
    }

    /** Fits; at least two different labels. */
    static LinearSupportVectors fit(double[] latent, int[] labels) {
        int[] classes = Arrays.stream(labels).distinct().sorted().toArray();
        double[] weights = new double[classes.length];
        for (int k = 0; k < classes.length; k++) {
            int label = classes[k];
            long rows = Arrays.stream(labels).filter(other -> other == label).count();
            weights[k] = labels.length / ((double) classes.length * rows);
        }
        Problem problem = new Problem();
        problem.l = labels.length;
        problem.n = 2;
        problem.x =
                Arrays.stream(latent).mapToObj(LinearSupportVectors::row).toArray(Feature[][]::new);
        problem.y = Arrays.stream(labels).asDoubleStream().toArray();
        Parameter parameter = new Parameter(SolverType.L2R_L2LOSS_SVC, PRICE, PRECISION);
        parameter.setWeights(weights, classes);
        return new LinearSupportVectors(Linear.train(problem, parameter));
    }

    private static Feature[] row(double value) {
        return new Feature[] {new FeatureNode(1, value), new FeatureNode(2, 1)};
    }

    /** The share of rows whose label is guessed, in [0, 1]. */
    double accuracy(double[] latent, int[] labels) {
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            if (Linear.predict(model, row(latent[i])) == labels[i]) {
                right++;
            }
        }
        return right / (double) labels.length;
    }
}
