package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LatestTest {
    @Test
    void isEmptyAtFirst() {
        Latest<String> latest = new Latest<>();
        assertFalse(latest.isPresent());
        assertNull(latest.take());
    }

    @Test
    void keepsTheNewestOnly() {
        Latest<String> latest = new Latest<>();
        assertTrue(latest.set("old"));
        assertFalse(latest.set("new"));
        assertTrue(latest.isPresent());
        assertEquals("new", latest.take());
        assertNull(latest.take());
        assertTrue(latest.set("newer"));
    }

    @Test
    void losesNoLastValueBetweenThreads() throws InterruptedException {
        int last = 200_000;
        Latest<Integer> latest = new Latest<>();
        Thread setter =
                new Thread(
                        () -> {
                            for (int i = 1; i <= last; i++) {
                                latest.set(i);
                            }
                        });
        setter.start();
        int newest = 0;
        while (newest < last) {
            Integer value = latest.take();
            if (value != null) {
                assertTrue(value > newest, value + " after " + newest);
                newest = value;
            }
        }
        setter.join();
        assertNull(latest.take());
    }
}
