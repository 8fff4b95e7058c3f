package org.betavista.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Platform;

/** Has things done on the window's thread, for threads that wait for them. */
final class WindowThread {
    private static final int PATIENCE_SECONDS = 30;

    private WindowThread() {}

    /**
     * Does something and comes back with what it gave.
     *
     * @throws IllegalStateException if it failed, or took half a minute
     */
    static <T> T ask(Supplier<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    try {
                        result.complete(task.get());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                });
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the window's thread failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Does something and comes back when it is done. */
    static void run(Runnable task) {
        WindowThread.<Boolean>ask(
                () -> {
                    task.run();
                    return true;
                });
    }
}
