package org.betavista.model;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What stands between two layers. */
public enum Nonlinearity {
    /** max(0, a). */
    @JsonProperty("relu")
    RELU {
        @Override
        Block block() {
            return Activation.reluBlock();
        }
    },

    /** The hyperbolic tangent, as in Burda et al. 2016. */
    @JsonProperty("tanh")
    TANH {
        @Override
        Block block() {
            return Activation.tanhBlock();
        }
    };

    abstract Block block();
}
