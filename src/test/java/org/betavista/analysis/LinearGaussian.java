package org.betavista.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * Probabilistic PCA, of which everything is known: p(z) = N(0, I), p(x|z) = N(W z + b, sigma2 I),
 * and q(z|x) = N(mu, diag(variance)).
 *
 * @param w decoder, D x L
 * @param b decoder's bias, D
 * @param x images, N x D
 */
public record LinearGaussian(double[][] w, double[] b, double sigma2, double[][] x) {
    /** The model of the golden values. */
    public static LinearGaussian golden() throws IOException {
        JsonNode json = Golden.json("linear_gaussian_golden.json");
        return new LinearGaussian(
                Golden.matrix(json.get("W")),
                Golden.vector(json.get("b")),
                json.get("sigma2").doubleValue(),
                Golden.matrix(json.get("X")));
    }

    /** D. */
    public int pixels() {
        return b.length;
    }

    /** L. */
    public int latents() {
        return w[0].length;
    }

    private static double logNormal(double distance, double variance) {
        return -0.5 * (distance * distance / variance + Math.log(2 * Math.PI * variance));
    }

    /** E[x_d|z]. */
    private double mean(int d, double[] z) {
        double sum = b[d];
        for (int j = 0; j < z.length; j++) {
            sum += w[d][j] * z[j];
        }
        return sum;
    }

    /** log p(x) = log N(x; b, W W^T + sigma2 I), by Cholesky's factor of the covariance. */
    double logEvidence(int image) {
        int size = pixels();
        double[][] factor = new double[size][size];
        double[] whitened = new double[size];
        double log = 0;
        for (int i = 0; i < size; i++) {
            double rest = x[image][i] - b[i];
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? sigma2 : 0;
                for (int k = 0; k < latents(); k++) {
                    sum += w[i][k] * w[j][k];
                }
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                factor[i][j] = i == j ? Math.sqrt(sum) : sum / factor[j][j];
            }
            for (int k = 0; k < i; k++) {
                rest -= factor[i][k] * whitened[k];
            }
            whitened[i] = rest / factor[i][i];
            log += logNormal(whitened[i], 1) - Math.log(factor[i][i]);
        }
        return log;
    }

    /** E_q[log p(x|z)]. */
    double expectedLogLikelihood(int image, double[] mu, double[] variance) {
        double sum = 0;
        for (int d = 0; d < pixels(); d++) {
            sum += logNormal(x[image][d] - mean(d, mu), sigma2);
            for (int j = 0; j < mu.length; j++) {
                sum -= 0.5 * w[d][j] * w[d][j] * variance[j] / sigma2;
            }
        }
        return sum;
    }

    static double kl(double mu, double variance) {
        return 0.5 * (mu * mu + variance - 1 - Math.log(variance));
    }

    /** log p(x|z) + log p(z) - log q(z|x) at z = mu + sqrt(variance) * epsilon. */
    double logWeight(int image, double[] mu, double[] variance, double[] epsilon) {
        double[] z = new double[mu.length];
        double sum = 0;
        for (int j = 0; j < z.length; j++) {
            double step = Math.sqrt(variance[j]) * epsilon[j];
            z[j] = mu[j] + step;
            sum += logNormal(z[j], 1) - logNormal(step, variance[j]);
        }
        for (int d = 0; d < pixels(); d++) {
            sum += logNormal(x[image][d] - mean(d, z), sigma2);
        }
        return sum;
    }
}
