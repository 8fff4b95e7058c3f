package org.betavista.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.betavista.data.CancelledException;
import org.betavista.model.NativeEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One named thread that does what it is given, in order, and never keeps the program alive. It
 * outlives whatever its tasks throw.
 */
final class DaemonExecutor implements Executor, EndingThread {
    private static final Logger LOG = LoggerFactory.getLogger(DaemonExecutor.class);

    private final String name;
    private final ExecutorService executor;

    /**
     * @param niceness 0 (as others) to 19 (last)
     */
    DaemonExecutor(String name, int niceness) {
        this.name = name;
        executor =
                Executors.newSingleThreadExecutor(
                        task -> {
                            Thread thread = new Thread(task, name);
                            thread.setDaemon(true);
                            return thread;
                        });
        execute(() -> NativeEngine.lowerPriority(niceness));
    }

    /** Does a task later; drops it where the thread was asked to end before. */
    @Override
    public void execute(Runnable task) {
        submit(() -> run(task));
    }

    /**
     * Asks something.
     *
     * @return completes on this thread, or with {@link CancelledException} where the thread was
     *     asked to end before
     */
    <T> CompletableFuture<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        boolean taken =
                submit(
                        () -> {
                            try {
                                answer.complete(question.get());
                            } catch (Throwable problem) {
                                answer.completeExceptionally(problem);
                            }
                        });
        if (!taken) {
            answer.completeExceptionally(new CancelledException());
        }
        return answer;
    }

    private boolean submit(Runnable task) {
        try {
            executor.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("{} has ended", name);
            return false;
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable problem) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, problem);
        }
    }

    @Override
    public String name() {
        return name;
    }

    /** What was given before is still done. */
    @Override
    public void end() {
        executor.shutdown();
    }

    @Override
    public boolean awaitEnd(long nanos) throws InterruptedException {
        return executor.awaitTermination(nanos, TimeUnit.NANOSECONDS);
    }
}
