package org.betavista.cli.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ends a process that takes too long, unless it is dismissed before. */
final class Guard {
    private final CompletableFuture<Void> end;

    /**
     * Begins to watch.
     *
     * @param seconds that the process has
     */
    Guard(Process process, long seconds) {
        end =
                CompletableFuture.runAsync(
                        () -> kill(process),
                        CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
    }

    /** Lets the process go on, if it was not ended yet. */
    void dismiss() {
        end.cancel(false);
    }

    /** Ends a process with those that it started: a compiler's workers. */
    static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
