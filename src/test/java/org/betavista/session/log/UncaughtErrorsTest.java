package org.betavista.session.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class UncaughtErrorsTest {
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final UncaughtErrors errors = new UncaughtErrors(told::add);

    private void dieOf(Runnable work) throws InterruptedException {
        Thread thread = new Thread(work, "test-dying");
        thread.setUncaughtExceptionHandler(errors);
        thread.start();
        thread.join();
    }

    @Test
    void tellsOfWhatNobodyCaughtOnAThread() throws InterruptedException {
        dieOf(
                () -> {
                    throw new OutOfMemoryError("test");
                });
        assertEquals(1, told.size());
        assertTrue(told.get(0).contains("not enough memory"), told.get(0));
    }

    @Test
    void doesNotRepeatWhatFailsAtTheSamePlaceAgain() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            dieOf(
                    () -> {
                        throw new IllegalStateException("again");
                    });
        }
        assertEquals(1, told.size());
        dieOf(
                () -> {
                    throw new IllegalStateException("elsewhere");
                });
        assertEquals(2, told.size());
    }
}
