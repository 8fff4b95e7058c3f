package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CadenceTest {
    private final Cadence daily = new Cadence(86_400_000);
    private int runs;

    @Test
    void isDueAtFirstAndNotAgainUntilItsTime() {
        assertTrue(daily.isDue());
        daily.run(() -> runs++);
        assertEquals(1, runs);
        assertFalse(daily.isDue());
    }

    @Test
    void isDueAgainAfterAReset() {
        daily.run(() -> runs++);
        daily.reset();
        assertTrue(daily.isDue());
    }

    @Test
    void isDueAtOnceWhereNothingIsToBeWaitedFor() {
        Cadence eager = new Cadence(0);
        eager.run(() -> {});
        while (!eager.isDue()) {
            Thread.onSpinWait();
        }
        eager.run(() -> runs++);
        assertEquals(1, runs);
    }
}
