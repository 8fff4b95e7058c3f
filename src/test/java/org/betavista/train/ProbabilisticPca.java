package org.betavista.train;

/**
 * The best linear Gaussian model of some images with a given noise, in closed form (Tipping &amp;
 * Bishop 1999, equation 7).
 *
 * @param mean (D)
 * @param vectors eigenvectors of the covariance, one a row, the largest eigenvalue first, D x D
 * @param values eigenvalues, (D)
 * @param latents how many directions the model has
 * @param noise sigma^2
 */
record ProbabilisticPca(
        double[] mean, double[][] vectors, double[] values, int latents, double noise) {
    static ProbabilisticPca of(float[] x, int pixels, int latents, double noise) {
        int count = x.length / pixels;
        double[] mean = new double[pixels];
        for (int i = 0; i < x.length; i++) {
            mean[i % pixels] += x[i] / (double) count;
        }
        double[][] covariance = new double[pixels][pixels];
        for (int n = 0; n < count; n++) {
            for (int a = 0; a < pixels; a++) {
                for (int b = 0; b < pixels; b++) {
                    covariance[a][b] +=
                            (x[n * pixels + a] - mean[a]) * (x[n * pixels + b] - mean[b]) / count;
                }
            }
        }
        double[][] vectors = new double[pixels][];
        double[] values = new double[pixels];
        for (int k = 0; k < pixels; k++) {
            vectors[k] = largest(covariance);
            values[k] = product(vectors[k], covariance);
            for (int a = 0; a < pixels; a++) {
                for (int b = 0; b < pixels; b++) {
                    covariance[a][b] -= values[k] * vectors[k][a] * vectors[k][b];
                }
            }
        }
        return new ProbabilisticPca(mean, vectors, values, latents, noise);
    }

    /** The eigenvector of the largest eigenvalue, by power iteration. */
    private static double[] largest(double[][] matrix) {
        int size = matrix.length;
        double[] vector = new double[size];
        for (int i = 0; i < size; i++) {
            vector[i] = 1 + 0.1 * i;
        }
        for (int round = 0; round < 20_000; round++) {
            double[] next = new double[size];
            double norm = 0;
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < size; b++) {
                    next[a] += matrix[a][b] * vector[b];
                }
                norm += next[a] * next[a];
            }
            for (int a = 0; a < size; a++) {
                vector[a] = next[a] / Math.sqrt(norm);
            }
        }
        return vector;
    }

    private static double product(double[] vector, double[][] matrix) {
        double sum = 0;
        for (int a = 0; a < vector.length; a++) {
            for (int b = 0; b < vector.length; b++) {
                sum += vector[a] * matrix[a][b] * vector[b];
            }
        }
        return sum;
    }

    /** The mean of log N(x; mean, W W^T + sigma^2 I) over images, in nats. */
    double meanLogLikelihood(float[] x) {
        int pixels = mean.length;
        int count = x.length / pixels;
        double sum = 0;
        for (int n = 0; n < count; n++) {
            for (int k = 0; k < pixels; k++) {
                double along = 0;
                for (int d = 0; d < pixels; d++) {
                    along += (x[n * pixels + d] - mean[d]) * vectors[k][d];
                }
                // W W^T + sigma^2 I has the eigenvalue itself along the first vectors.
                double variance = k < latents ? Math.max(values[k], noise) : noise;
                sum -= 0.5 * (along * along / variance + Math.log(2 * Math.PI * variance));
            }
        }
        return sum / count;
    }

    /**
     * How well a plane lies in the principal one: the smallest cosine between any vector of it and
     * its projection, for two latents.
     *
     * @param columns (D, 2)
     */
    double smallestCosine(double[] columns) {
        double smallest = 1;
        for (int angle = 0; angle < 180; angle++) {
            double a = Math.cos(Math.toRadians(angle));
            double b = Math.sin(Math.toRadians(angle));
            double norm = 0;
            double inside = 0;
            for (int k = 0; k < mean.length; k++) {
                double along = 0;
                for (int d = 0; d < mean.length; d++) {
                    along += (a * columns[2 * d] + b * columns[2 * d + 1]) * vectors[k][d];
                }
                norm += along * along;
                inside += k < latents ? along * along : 0;
            }
            smallest = Math.min(smallest, Math.sqrt(inside / norm));
        }
        return smallest;
    }
}
