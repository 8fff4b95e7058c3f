package org.betavista.model;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** p(x|z): how the decoder's activations become a price on an image. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BernoulliLikelihood.class, name = "bernoulli"),
    @JsonSubTypes.Type(value = ContinuousBernoulliLikelihood.class, name = "continuous-bernoulli"),
    @JsonSubTypes.Type(value = GaussianLikelihood.class, name = "gaussian"),
    @JsonSubTypes.Type(value = LearnedGaussianLikelihood.class, name = "gaussian-learned"),
    @JsonSubTypes.Type(value = OptimalGaussianLikelihood.class, name = "gaussian-optimal")
})
public sealed interface Likelihood
        permits BernoulliLikelihood,
                ContinuousBernoulliLikelihood,
                GaussianLikelihood,
                LearnedGaussianLikelihood,
                OptimalGaussianLikelihood {
    /** Name of the log of the pixels' variance, where the model holds it, scalar. */
    String LOG_VARIANCE = "likelihood.logVariance";

    /** The likelihoods in the order in which people choose among them, each with its defaults. */
    static List<Likelihood> all() {
        return List.of(
                new BernoulliLikelihood(),
                new ContinuousBernoulliLikelihood(),
                new GaussianLikelihood(0.1),
                new LearnedGaussianLikelihood(),
                new OptimalGaussianLikelihood());
    }

    /**
     * The reconstruction term.
     *
     * @param x images, values in [0, 1], (N, D)
     * @param activations of the decoder, (N, D)
     * @param logVariance the model's own log variance of the pixels, scalar; only likelihoods that
     *     hold one look at it
     * @return -log p(x|z) in nats, summed over the pixels, (N)
     */
    NDArray negativeLogLikelihood(NDArray x, NDArray activations, NDArray logVariance);

    /**
     * The log variance of the pixels that a training step charges with: the model's own, unless the
     * batch at hand has a better one.
     *
     * @param x images, (N, D)
     * @param activations of the decoder, (N, D)
     * @param logVariance the model's own, scalar
     */
    default NDArray trainingLogVariance(NDArray x, NDArray activations, NDArray logVariance) {
        return logVariance;
    }

    /** Whether the model holds a log variance, and how it comes about. */
    default Variance variance() {
        return Variance.NONE;
    }

    /** Where the variance of the pixels comes from. */
    enum Variance {
        /** There is none, or it is fixed. */
        NONE,
        /** A weight that the gradient trains. */
        TRAINED,
        /** Read off each batch; the model holds a moving average for use outside of training. */
        MEASURED
    }

    /** The image that people see: E[x|z], (N, D). May leave [0, 1] where the likelihood does. */
    NDArray mean(NDArray activations);

    /** A few words for people. */
    String title();

    /** What it says about a pixel, a sentence. */
    String sentence();

    /**
     * Whether sums of this are log-probabilities of images as they are; the Bernoulli's are so only
     * for black and white images.
     */
    default boolean isNormalisedOnGrey() {
        return true;
    }
}
