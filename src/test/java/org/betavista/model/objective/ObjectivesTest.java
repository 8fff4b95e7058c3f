package org.betavista.model.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import org.betavista.model.DiagonalFamily;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every objective that people can choose. */
class ObjectivesTest {
    static Stream<Objective> all() {
        return Objective.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void survivesItsText(Objective objective) throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        String text = mapper.writerFor(Objective.class).writeValueAsString(objective);
        assertEquals(objective, mapper.readValue(text, Objective.class), text);
    }

    @ParameterizedTest
    @MethodSource("all")
    void canBeMovedToBothEndsOfItsKnobs(Objective objective) {
        assertTrue(objective.knobs().stream().filter(Knob::live).count() <= 1);
        for (int i = 0; i < objective.knobs().size(); i++) {
            Knob knob = objective.knobs().get(i);
            assertEquals(objective, knob.with().apply(knob.value()));
            assertEquals(
                    knob.smallest(), knob.with().apply(knob.smallest()).knobs().get(i).value());
            Objective largest = knob.with().apply(knob.largest());
            assertEquals(knob.largest(), largest.knobs().get(i).value());
            if (knob.live()) {
                assertEquals(knob.largest(), largest.strength());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void takesThePosteriorThatSuitsIt(Objective objective) {
        objective.check(objective.suited(new DiagonalFamily()), new Reparameterisation());
    }
}
