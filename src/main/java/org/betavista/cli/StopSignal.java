package org.betavista.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether the system or a person (Ctrl+C) wants the program to end. The program ends when this is
 * closed, or after ten seconds; until then there is time to save.
 */
final class StopSignal implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::waitForTheEnd, "betavista-stop");
    private volatile boolean given;

    /** Listens from now on. */
    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Any thread. */
    boolean isGiven() {
        return given;
    }

    private void waitForTheEnd() {
        given = true;
        try {
            done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What had to be saved is saved. */
    @Override
    public void close() {
        done.countDown();
        if (!given) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The signal came at this very moment; there is nothing left to wait for.
            }
        }
    }
}
