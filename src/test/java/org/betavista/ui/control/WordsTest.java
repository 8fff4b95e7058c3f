package org.betavista.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("languages")
class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "10, 10",
        "0.1, 0.1",
        "1.25, 1.25",
        "0.0004, 0",
        "3.9996, 4",
        "9.9999, 10",
        "0.005, 0.005"
    })
    void betaHasTheDecimalsThatItNeeds(double beta, String words) {
        assertEquals(words, Words.beta(beta));
    }
}
