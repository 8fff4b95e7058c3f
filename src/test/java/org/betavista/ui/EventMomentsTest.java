package org.betavista.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class EventMomentsTest {
    private final EventMoments moments = new EventMoments();

    @Test
    void theWaitBeforeAnEventWasHandledCounts() {
        moments.handled(100, 130); // Waited 30; the slider read the clock at 132.
        moments.handled(200, 201); // Read at 205.

        assertArrayEquals(
                new long[] {1_005, 1_032},
                moments.whole(new long[] {205, 132}, new long[] {1_000, 1_000}));
    }

    @Test
    void withoutAnEventNothingIsAdded() {
        moments.handled(100, 130);
        moments.clear();

        assertArrayEquals(new long[] {7}, moments.whole(new long[] {150}, new long[] {7}));
    }
}
