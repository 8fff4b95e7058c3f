package org.betavista.model.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.betavista.model.DiagonalFamily;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectiveTest {
    static Stream<Objective> all() {
        return Objective.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void comesBackFromJson(Objective objective) throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        String text = json.writerFor(Objective.class).writeValueAsString(objective);
        assertEquals(objective, json.readValue(text, Objective.class), text);
    }

    @Test
    void areToldApartByTheirTitles() {
        List<String> titles = all().map(Objective::title).toList();
        assertEquals(titles.size(), new HashSet<>(titles).size());
    }

    @ParameterizedTest
    @MethodSource("all")
    void offersKnobsThatStandWithinTheirRangeAndDoWhatTheySay(Objective objective) {
        List<Knob> knobs = objective.knobs();
        assertTrue(knobs.stream().filter(Knob::live).count() <= 1);
        for (int i = 0; i < knobs.size(); i++) {
            Knob knob = knobs.get(i);
            assertTrue(knob.smallest() <= knob.value() && knob.value() <= knob.largest());
            for (double value : new double[] {knob.smallest(), knob.largest()}) {
                Objective other = knob.with().apply(value);
                assertEquals(objective.getClass(), other.getClass());
                assertEquals(value, other.knobs().get(i).value());
                assertEquals(objective, other.knobs().get(i).with().apply(knob.value()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void givesTheLiveKnobAsItsStrength(Objective objective) {
        objective.knobs().stream()
                .filter(Knob::live)
                .forEach(
                        knob -> {
                            double half = knob.largest() / 2;
                            assertEquals(half, knob.with().apply(half).strength());
                        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void saysWhyBetaCannotBeMovedExactlyWhereItCannot(Objective objective) {
        BetaRole role = objective.betaRole();
        assertEquals(role == BetaRole.CHARGED, role.sentence().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("all")
    void takesThePosteriorThatSuitsIt(Objective objective) {
        objective.check(objective.suited(new DiagonalFamily()), new Reparameterisation());
    }
}
