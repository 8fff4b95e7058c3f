package org.betavista.model.objective;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** How the gradient of an expectation over z reaches the encoder. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reparameterisation.class, name = "reparameterisation"),
    @JsonSubTypes.Type(value = ScoreFunction.class, name = "score-function")
})
public sealed interface Estimator permits Reparameterisation, ScoreFunction {
    /** The estimators in the order in which people choose among them. */
    static List<Estimator> all() {
        return List.of(
                new Reparameterisation(), new ScoreFunction(8, false), new ScoreFunction(8, true));
    }

    /** A few words for people. */
    String title();

    /** How it works, a sentence. */
    String sentence();
}
