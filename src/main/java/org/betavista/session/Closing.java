package org.betavista.session;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that were all asked to end. They end side by side, and the time for all of them together
 * is bounded: whatever is still in native code by then is left to the end of the program.
 */
public final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final List<EndingThread> threads;
    private final long endNanos;

    private Closing(List<EndingThread> threads, Duration limit) {
        this.threads = threads;
        endNanos = System.nanoTime() + limit.toNanos();
        threads.forEach(EndingThread::end);
    }

    /** Asks threads to end; the five seconds for all of them begin now. */
    static Closing of(List<? extends EndingThread> threads) {
        return of(threads, LIMIT);
    }

    /** The same with another bound. */
    static Closing of(List<? extends EndingThread> threads, Duration limit) {
        return new Closing(List.copyOf(threads), limit);
    }

    /** Waits until all have ended, or their time is over. */
    public void await() {
        try {
            for (EndingThread thread : threads) {
                if (!thread.awaitEnd(Math.max(0, endNanos - System.nanoTime()))) {
                    LOG.warn("{} did not end in time", thread.name());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
