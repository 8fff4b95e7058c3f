package org.betavista.session;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** A thread that can be asked to end, and waited for afterwards; native code is not interrupted. */
interface EndingThread extends AutoCloseable {
    /** Its name, for the log. */
    String name();

    /** Takes no more work and ends soon. Returns at once; may be called again. Any thread. */
    void end();

    /**
     * Waits until it has ended.
     *
     * @return whether it has
     */
    boolean awaitEnd(long nanos) throws InterruptedException;

    /** Waits for a thread that is to end; one that was never started has ended. */
    static boolean join(Thread thread, long nanos) throws InterruptedException {
        // A join of zero milliseconds would wait for ever.
        thread.join(1 + TimeUnit.NANOSECONDS.toMillis(nanos));
        return !thread.isAlive();
    }

    /** Both, within bounds. */
    @Override
    default void close() {
        Closing.of(List.of(this)).await();
    }
}
