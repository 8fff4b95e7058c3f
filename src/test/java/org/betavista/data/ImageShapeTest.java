package org.betavista.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageShapeTest {
    @Test
    void countsItsValues() {
        assertEquals(3 * 5 * 7, new ImageShape(3, 5, 7).size());
        assertEquals(1024 * 1024, new ImageShape(1, 1024, 1024).size());
    }

    @Test
    void isGreyWithOneChannel() {
        assertTrue(new ImageShape(1, 2, 2).isGrey());
        assertFalse(new ImageShape(3, 2, 2).isGrey());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 2, 4})
    void refusesOtherCountsOfChannels(int channels) {
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> new ImageShape(channels, 28, 28));
        assertTrue(refusal.sentence().contains("not " + channels), refusal.sentence());
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "5, 0", "-3, 5", "1025, 5", "5, 1025"})
    void refusesSidesThatCannotBeUsed(int height, int width) {
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> new ImageShape(1, height, width));
        assertTrue(refusal.sentence().contains(width + " x " + height), refusal.sentence());
    }
}
