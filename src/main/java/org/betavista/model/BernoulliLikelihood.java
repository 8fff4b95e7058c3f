package org.betavista.model;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/**
 * Every pixel is a coin whose probability the decoder gives as a logit (Kingma &amp; Welling 2013,
 * appendix C.1). On grey pixels this is the "BCE objective", not a likelihood: its floor is the
 * image's own entropy.
 */
public record BernoulliLikelihood() implements Likelihood {
    private static final int[] PIXELS = {1};

    @Override
    public NDArray negativeLogLikelihood(NDArray x, NDArray logits, NDArray logVariance) {
        // -x log s(l) - (1-x) log(1 - s(l)) = log(1 + exp(l)) - x l, s the logistic function
        return Activation.softPlus(logits).sub(logits.mul(x)).sum(PIXELS); // (N, D) -> (N)
    }

    @Override
    public NDArray mean(NDArray logits) {
        return Activation.sigmoid(logits); // (N, D)
    }

    @Override
    public String title() {
        return "Bernoulli";
    }

    @Override
    public String sentence() {
        return "Every pixel is a coin. On grey pixels this is the BCE objective, not a likelihood.";
    }

    @Override
    public boolean isNormalisedOnGrey() {
        return false;
    }
}
