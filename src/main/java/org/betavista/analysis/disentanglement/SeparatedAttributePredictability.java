package org.betavista.analysis.disentanglement;

import java.util.Arrays;

/**
 * SAP: how much better the best latent alone predicts a factor than the second best (Kumar et al.
 * 2018, "Variational inference of disentangled latent concepts from unlabeled observations",
 * section 3). Two ways to predict: a line for factors that are numbers, a linear support vector
 * machine for factors that are names. The second is the one of Locatello et al. 2019; it stays low
 * for factors with many values, of which a line through one latent tells few apart.
 *
 * @param scores how well each latent predicts each factor, latent by factor, in [0, 1]
 * @param changing whether each factor takes more than one value, and there are rows to test it on
 */
public record SeparatedAttributePredictability(double[][] scores, boolean[] changing) {
    /** A latent that varies less predicts nothing, as in the reference. */
    private static final double LEAST_VARIANCE = 1e-12;

    /**
     * By the squared correlation of latent and factor: cov(z_j, v_k)^2 / (var z_j var v_k).
     *
     * @throws IllegalArgumentException where there is no row, or codes are not finite
     */
    public static SeparatedAttributePredictability continuous(FactoredCodes data) {
        data.columns();
        boolean[] changing = data.changing();
        double[][] scores = new double[data.latents()][changing.length];
        for (int factor = 0; factor < changing.length; factor++) {
            if (changing[factor]) {
                FactoredCodes known = data.of(factor);
                double[] values = Arrays.stream(known.values()).asDoubleStream().toArray();
                for (int latent = 0; latent < scores.length; latent++) {
                    scores[latent][factor] = squaredCorrelation(known.latent(latent), values);
                }
            }
        }
        return new SeparatedAttributePredictability(scores, changing);
    }

    /**
     * By the accuracy on other rows of a linear support vector machine on the one latent.
     *
     * @param train what is learnt
     * @param test other rows of the same latents and factors
     * @throws IllegalArgumentException where there is no row, or codes are not finite
     */
    public static SeparatedAttributePredictability supportVectors(
            FactoredCodes train, FactoredCodes test) {
        train.columns();
        test.columns();
        boolean[] changing = train.changing();
        double[][] scores = new double[train.latents()][changing.length];
        for (int factor = 0; factor < changing.length; factor++) {
            FactoredCodes here = train.of(factor);
            FactoredCodes there = test.of(factor);
            changing[factor] &= there.rows() > 0;
            for (int latent = 0; changing[factor] && latent < scores.length; latent++) {
                scores[latent][factor] =
                        LinearSupportVectors.fit(here.latent(latent), here.values())
                                .accuracy(there.latent(latent), there.values());
            }
        }
        return new SeparatedAttributePredictability(scores, changing);
    }

    private static double squaredCorrelation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElse(0);
        double meanB = Arrays.stream(b).average().orElse(0);
        double varianceA = 0;
        double varianceB = 0;
        double covariance = 0;
        for (int i = 0; i < a.length; i++) {
            varianceA += (a[i] - meanA) * (a[i] - meanA);
            varianceB += (b[i] - meanB) * (b[i] - meanB);
            covariance += (a[i] - meanA) * (b[i] - meanB);
        }
        if (!(varianceA / (a.length - 1) > LEAST_VARIANCE) || varianceB == 0) {
            return 0;
        }
        return covariance * covariance / (varianceA * varianceB);
    }

    /**
     * The best latent's score less the second best's, which is 0 where there is one latent only.
     */
    public double gap(int factor) {
        double[] sorted = Arrays.stream(scores).mapToDouble(row -> row[factor]).sorted().toArray();
        int last = sorted.length - 1;
        return sorted[last] - (last == 0 ? 0 : sorted[last - 1]);
    }

    /** The mean gap over the factors that change, in [0, 1]; 0 where none does. */
    public double score() {
        double sum = 0;
        int known = 0;
        for (int factor = 0; factor < changing.length; factor++) {
            if (changing[factor]) {
                sum += gap(factor);
                known++;
            }
        }
        return known == 0 ? 0 : sum / known;
    }
}
