package org.betavista.data.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.betavista.data.InvalidInputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("languages")
class ValueRangeTest {
    @Test
    void readsWhatAPersonWrites() {
        assertEquals(new ValueRange(0, 1), ValueRange.parse("0,1"));
        assertEquals(new ValueRange(-1, 1), ValueRange.parse(" -1 ; 1.0 "));
        assertEquals(new ValueRange(0, 65535), ValueRange.parse("0:65535"));
        assertEquals(new ValueRange(0.001, 4e3), ValueRange.parse("1e-3,4e3"));
        assertEquals("-0.5 is black and 4000 is white", new ValueRange(-0.5, 4e3).inWords());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1,0", "2,2", "0,1,2", "a,b", "0,", "NaN,1", "0,1e999"})
    void refusesWhatIsNoRange(String text) {
        String sentence =
                assertThrows(InvalidInputException.class, () -> ValueRange.parse(text)).sentence();
        assertTrue(sentence.contains("such as 0,1"), sentence);
    }

    @Test
    void clipsWhatLiesOutside() {
        ValueRange range = new ValueRange(-1, 3);
        assertEquals(0, range.brightness(-7));
        assertEquals(0.25, range.brightness(0));
        assertEquals(1, range.brightness(3.01));
    }
}
