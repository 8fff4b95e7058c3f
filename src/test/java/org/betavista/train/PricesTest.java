package org.betavista.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PricesTest {
    /** Whatever was frozen when a program was recorded must show when it is checked. */
    @ParameterizedTest
    @ValueSource(floats = {0, 0.25f, 0.5f, 1, 4, 10, 64, 500})
    void changesEveryPrice(float price) {
        Prices prices = new Prices(price + 1, price, price, price, price, 0.1f);
        float[] before = prices.toArray();
        float[] after = prices.changed().toArray();
        assertEquals(Prices.COUNT, before.length);
        for (int i = 0; i < before.length; i++) {
            assertNotEquals(before[i], after[i]);
        }
    }
}
