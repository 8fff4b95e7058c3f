package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private final List<String> happened = new ArrayList<>();
    private final List<Long> waits = new ArrayList<>();

    /** A thread that hangs in native code, or does not. */
    private EndingThread thread(String name, boolean hangs) {
        return new EndingThread() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void end() {
                happened.add("end " + name);
            }

            @Override
            public boolean awaitEnd(long nanos) {
                happened.add("await " + name);
                waits.add(nanos);
                return !hangs;
            }
        };
    }

    @Test
    void asksAllBeforeItWaitsForAny() {
        Closing.of(List.of(thread("a", true), thread("b", false), thread("c", true))).await();
        assertEquals(List.of("end a", "end b", "end c", "await a", "await b", "await c"), happened);
    }

    @Test
    void hasOneLimitForAllOfThem() {
        Closing.of(List.of(thread("a", true), thread("b", true), thread("c", true))).await();
        for (int i = 0; i < waits.size(); i++) {
            assertTrue(waits.get(i) <= Duration.ofSeconds(5).toNanos(), waits.toString());
            assertTrue(i == 0 || waits.get(i) <= waits.get(i - 1), waits.toString());
        }
    }

    @Test
    void waitsForNobodyWhenTheTimeIsOver() {
        Closing.of(List.of(thread("a", true), thread("b", true)), Duration.ZERO).await();
        assertEquals(List.of(0L, 0L), waits);
    }
}
