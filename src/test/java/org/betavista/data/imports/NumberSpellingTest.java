package org.betavista.data.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberSpellingTest {
    private static double number(String word, boolean commaSeparated, String... others) {
        List<String> words = new java.util.ArrayList<>(List.of(others));
        words.add(word);
        return new NumberSpelling(words, commaSeparated).number(word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1        | 1",
                "-1.50    | -1.5",
                "+2       | 2",
                ".5       | 0.5",
                "5.       | 5",
                "1e3      | 1000",
                "2.5E-1   | 0.25",
                "007      | 7",
                "12%      | 12",
                "90°      | 90",
                "−3       | -3",
                "–3       | -3",
                "٣        | 3",
                "٣٫٥      | 3.5",
                "1’000    | 1000",
                "1 234 567 | 1234567",
                "1,5      | 1.5",
                "1.234,5  | 1234.5",
                "1,234.5  | 1234.5"
            })
    void readsTheUsualSpellings(String word, double expected) {
        assertEquals(expected, number(word, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "a",
                "1a",
                "1d",
                "0x1",
                "NaN",
                "Infinity",
                "1-2",
                "1.2.3",
                "1e999",
                "-",
                "1/2"
            })
    void everythingElseIsNoNumber(String word) {
        assertEquals(Double.NaN, number(word, false));
    }

    @Test
    void theColumnTellsHowACommaIsMeant() {
        assertEquals(1.234, number("1,234", false), "decimals where semicolons separate");
        assertEquals(1234, number("1,234", true), "groups where commas separate");
        assertEquals(1.234, number("1,234", true, "0,5"), "unless another word is no group");
        assertEquals(1234, number("1,234", false, "0.5"), "groups where points are decimals");
        assertEquals(1234, number("1.234", false, "1.234,5"), "points may be groups too");
    }
}
