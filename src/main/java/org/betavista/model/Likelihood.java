package org.betavista.model;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** p(x|z): how the decoder's activations become a price on an image. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BernoulliLikelihood.class, name = "bernoulli"),
    @JsonSubTypes.Type(value = GaussianLikelihood.class, name = "gaussian")
})
public sealed interface Likelihood permits BernoulliLikelihood, GaussianLikelihood {
    /**
     * The reconstruction term.
     *
     * @param x images, values in [0, 1], (N, D)
     * @param activations of the decoder, (N, D)
     * @return -log p(x|z) in nats, summed over the pixels, (N)
     */
    NDArray negativeLogLikelihood(NDArray x, NDArray activations);

    /** The image that people see: E[x|z], (N, D). May leave [0, 1] where the likelihood does. */
    NDArray mean(NDArray activations);

    /** A few words for people. */
    String title();
}
