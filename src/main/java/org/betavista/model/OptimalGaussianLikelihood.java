package org.betavista.model;

import ai.djl.ndarray.NDArray;

/**
 * Every pixel is Gaussian around the decoder's activation, all with one standard deviation, which
 * is the best one for the batch: sigma^2 = the mean squared error of a pixel, so that the loss is
 * D/2 log MSE and a constant (Rybkin et al. 2021, section 3.2, equation 5).
 */
public record OptimalGaussianLikelihood() implements Likelihood {
    /** A perfect batch must not make sigma zero: a tenth of a grey level. */
    private static final double SMALLEST_VARIANCE = 1e-7;

    @Override
    public NDArray negativeLogLikelihood(NDArray x, NDArray means, NDArray logVariance) {
        return LearnedGaussianLikelihood.of(x, means, logVariance);
    }

    @Override
    public NDArray trainingLogVariance(NDArray x, NDArray means, NDArray logVariance) {
        return means.sub(x).square().mean().add(Scalar.of(SMALLEST_VARIANCE, x)).log(); // scalar
    }

    @Override
    public NDArray mean(NDArray means) {
        return means; // (N, D)
    }

    @Override
    public Variance variance() {
        return Variance.MEASURED;
    }

    @Override
    public String title() {
        return "Gaussian, optimal σ";
    }

    @Override
    public String sentence() {
        return "One σ for all pixels, always the best one for the batch: reconstruction and KL find"
                + " their balance by themselves.";
    }
}
