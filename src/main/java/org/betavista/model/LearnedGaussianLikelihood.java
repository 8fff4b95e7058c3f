package org.betavista.model;

import ai.djl.ndarray.NDArray;

/**
 * Every pixel is Gaussian around the decoder's activation, all with one standard deviation, which
 * the gradient trains like a weight (Rybkin et al. 2021, "Simple and effective VAE training with
 * calibrated decoders", section 3.1).
 */
public record LearnedGaussianLikelihood() implements Likelihood {
    private static final int[] PIXELS = {1};

    @Override
    public NDArray negativeLogLikelihood(NDArray x, NDArray means, NDArray logVariance) {
        return of(x, means, logVariance);
    }

    /** sum (x - m)^2 / (2 sigma^2) + D/2 (log sigma^2 + log 2 pi), (N). */
    static NDArray of(NDArray x, NDArray means, NDArray logVariance) {
        NDArray halfPixels = Scalar.of(0.5 * x.getShape().get(1), x);
        NDArray squares = means.sub(x).square().sum(PIXELS); // (N)
        NDArray constant =
                logVariance.add(Scalar.of(Math.log(2 * Math.PI), x)).mul(halfPixels); // scalar
        return squares.mul(logVariance.neg().exp()).mul(Scalar.of(0.5, x)).add(constant); // (N)
    }

    @Override
    public NDArray mean(NDArray means) {
        return means; // (N, D)
    }

    @Override
    public Variance variance() {
        return Variance.TRAINED;
    }

    @Override
    public String title() {
        return "Gaussian, learned σ";
    }

    @Override
    public String sentence() {
        return "One σ for all pixels, trained like a weight.";
    }
}
