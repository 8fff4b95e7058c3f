package org.betavista.session;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One named thread that does what it is given, in order, and never keeps the program alive. */
final class DaemonExecutor implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DaemonExecutor.class);
    private static final long JOIN_SECONDS = 5;

    private final String name;
    private final ExecutorService executor;

    DaemonExecutor(String name) {
        this.name = name;
        executor =
                Executors.newSingleThreadExecutor(
                        task -> {
                            Thread thread = new Thread(task, name);
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Takes no more work and waits for what was given before, within bounds. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(JOIN_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("{} did not end in time", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
