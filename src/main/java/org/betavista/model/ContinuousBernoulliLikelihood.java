package org.betavista.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.nn.Activation;

/**
 * The Bernoulli's formula, normalised on [0, 1], which makes it a likelihood of grey pixels
 * (Loaiza-Ganem &amp; Cunningham 2019, "The continuous Bernoulli").
 */
public record ContinuousBernoulliLikelihood() implements Likelihood {
    private static final int[] PIXELS = {1};

    /**
     * Logits nearer to 0 than this take the series, for differences of large numbers lose their
     * digits there: lambda within 0.06 of 1/2. The terms left out are below 1e-7.
     */
    private static final double NEAR = 0.25;

    @Override
    public NDArray negativeLogLikelihood(NDArray x, NDArray logits, NDArray logVariance) {
        // -x log l - (1-x) log(1 - l) - log C(l)
        return Activation.softPlus(logits)
                .sub(logits.mul(x))
                .sub(logNormaliser(logits))
                .sum(PIXELS); // (N, D) -> (N)
    }

    /**
     * log C(lambda) = log(2 atanh(1 - 2 lambda) / (1 - 2 lambda)). With the logit l, 1 - 2 lambda =
     * -tanh(l/2) and 2 atanh(1 - 2 lambda) = -l, so that it is log(l / tanh(l/2)).
     */
    static NDArray logNormaliser(NDArray logits) {
        NDArray size = logits.abs(); // the function is even
        NDArray isNear = size.lt(NEAR);
        // Both branches must be finite everywhere, or their gradients are not.
        NDArray far = NDArrays.where(isNear, size.onesLike(), size);
        NDArray exact = far.div(far.mul(Scalar.of(0.5, logits)).tanh()).log();
        NDArray square = logits.square();
        // log 2 + l^2/12 - 7 l^4/1440 + 31 l^6/90720
        NDArray series =
                square.mul(Scalar.of(31 / 90720.0, logits))
                        .sub(7 / 1440.0)
                        .mul(square)
                        .add(1 / 12.0)
                        .mul(square)
                        .add(Math.log(2));
        return NDArrays.where(isNear, series, exact); // (N, D)
    }

    /** lambda / (2 lambda - 1) + 1 / (2 atanh(1 - 2 lambda)) = lambda / tanh(l/2) - 1/l. */
    @Override
    public NDArray mean(NDArray logits) {
        NDArray isNear = logits.abs().lt(NEAR);
        NDArray far = NDArrays.where(isNear, logits.onesLike(), logits);
        NDArray exact =
                Activation.sigmoid(far)
                        .div(far.mul(Scalar.of(0.5, logits)).tanh())
                        .sub(far.onesLike().div(far));
        // 1/2 + l/12 - l^3/720
        NDArray series =
                logits.square()
                        .mul(Scalar.of(-1 / 720.0, logits))
                        .add(1 / 12.0)
                        .mul(logits)
                        .add(0.5);
        return NDArrays.where(isNear, series, exact); // (N, D)
    }

    @Override
    public String title() {
        return "Continuous Bernoulli";
    }

    @Override
    public String sentence() {
        return "The Bernoulli's formula made a true density of grey pixels by its normaliser.";
    }
}
