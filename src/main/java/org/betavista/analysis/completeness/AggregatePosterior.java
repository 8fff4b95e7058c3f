package org.betavista.analysis.completeness;

import org.betavista.analysis.Rows;
import org.betavista.analysis.SymmetricMatrix;

/**
 * Mean and covariance of the codes of all images together, and how far a Gaussian with these is
 * from the prior N(0, I). Sees no shape beyond that: a ring with the right covariance is no
 * distance away.
 *
 * @param mean L
 * @param covariance symmetric, L x L
 */
public record AggregatePosterior(double[] mean, double[][] covariance) {
    /**
     * One latent of the codes.
     *
     * @param mean 0 for the prior
     * @param variance 1 for the prior
     * @param kl of N(mean, variance) to N(0, 1), in nats; infinite without variance
     */
    public record Dimension(double mean, double variance, double kl) {}

    /**
     * The moments of the mixture of all posteriors: covariance E[Sigma] + Cov[mu], divided by N.
     *
     * @param mu means, image by image, N x L, finite, N at least 1
     * @param logVar log variances, N x L; minus infinity where codes have no spread
     * @param latents L
     */
    public static AggregatePosterior of(float[] mu, float[] logVar, int latents) {
        int images = Rows.finite(mu, latents, 1, "codes");
        if (logVar.length != mu.length) {
            throw new IllegalArgumentException(
                    logVar.length + " log variances for " + mu.length + " means");
        }
        double[] mean = Rows.mean(mu, latents);
        double[][] covariance = covariance(mu, mean, images);
        for (int i = 0; i < logVar.length; i++) {
            double variance = Math.exp(logVar[i]);
            if (!Double.isFinite(variance)) {
                throw new IllegalArgumentException("a log variance is " + logVar[i]);
            }
            covariance[i % latents][i % latents] += variance / images;
        }
        return new AggregatePosterior(mean, covariance);
    }

    /**
     * The same for posteriors whose latents depend on each other.
     *
     * @param mu means, image by image, N x L, finite, N at least 1
     * @param covariances symmetric and finite, image by image, N x L x L
     * @param latents L
     */
    public static AggregatePosterior ofFull(float[] mu, float[] covariances, int latents) {
        int images = Rows.finite(mu, latents, 1, "codes");
        int size = latents * latents;
        if (Rows.finite(covariances, size, 1, "covariances") != images) {
            throw new IllegalArgumentException(
                    covariances.length / size + " covariances for " + images + " means");
        }
        double[] mean = Rows.mean(mu, latents);
        double[][] covariance = covariance(mu, mean, images);
        double[] within = Rows.mean(covariances, size);
        for (int j = 0; j < latents; j++) {
            for (int k = 0; k <= j; k++) {
                // The lower half counts, so that rounding leaves the sum symmetric.
                covariance[j][k] += within[j * latents + k];
                covariance[k][j] = covariance[j][k];
            }
        }
        return new AggregatePosterior(mean, covariance);
    }

    /**
     * The moments of a sample, covariance divided by N - 1.
     *
     * @param codes drawn codes, row by row, N x L, finite, N at least 2
     * @param latents L
     */
    public static AggregatePosterior ofSample(float[] codes, int latents) {
        int count = Rows.finite(codes, latents, 2, "codes");
        double[] mean = Rows.mean(codes, latents);
        return new AggregatePosterior(mean, covariance(codes, mean, count - 1));
    }

    private static double[][] covariance(float[] values, double[] mean, int divisor) {
        int width = mean.length;
        double[][] covariance = new double[width][width];
        for (int row = 0; row < values.length; row += width) {
            for (int j = 0; j < width; j++) {
                double distance = values[row + j] - mean[j];
                for (int k = 0; k <= j; k++) {
                    covariance[j][k] += distance * (values[row + k] - mean[k]);
                }
            }
        }
        for (int j = 0; j < width; j++) {
            for (int k = 0; k <= j; k++) {
                covariance[j][k] /= divisor;
                covariance[k][j] = covariance[j][k];
            }
        }
        return covariance;
    }

    /** L. */
    public int latents() {
        return mean.length;
    }

    /**
     * The KL of the Gaussian with these moments to N(0, I): 1/2 (trace C + |mean|^2 - L - log det
     * C).
     *
     * @return nats, at least 0; infinite where a direction has no variance
     */
    public double klToPrior() {
        double logDeterminant = SymmetricMatrix.logDeterminant(covariance);
        return Math.max(0, 0.5 * (secondMoment() - latents() - logDeterminant));
    }

    /** E|z|^2: trace of the covariance and squared mean. */
    private double secondMoment() {
        double sum = 0;
        for (int j = 0; j < latents(); j++) {
            sum += covariance[j][j] + mean[j] * mean[j];
        }
        return sum;
    }

    /**
     * The squared Frechet distance (2-Wasserstein of Gaussians) to N(0, I): |mean|^2 + trace C + L
     * - 2 trace sqrt(C).
     *
     * @return at least 0; L for codes that are all 0
     */
    public double squaredFrechetDistance() {
        double roots = SymmetricMatrix.traceOfRoot(covariance);
        return Math.max(0, secondMoment() + latents() - 2 * roots);
    }

    /** One latent for itself. */
    public Dimension dimension(int latent) {
        double middle = mean[latent];
        double variance = covariance[latent][latent];
        double kl = 0.5 * (middle * middle + variance - 1 - Math.log(variance));
        return new Dimension(middle, variance, kl);
    }
}
