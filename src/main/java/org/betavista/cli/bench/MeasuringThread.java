package org.betavista.cli.bench;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.betavista.data.CancelledException;
import org.betavista.data.Progress;
import org.betavista.data.Split;
import org.betavista.model.FrozenVae;
import org.betavista.model.NativeEngine;
import org.betavista.session.SavedModel;
import org.betavista.session.measures.Laboratory;
import org.betavista.session.measures.Sampling;

/** Measures a model again and again without rest, beside whatever else is done, when told to. */
final class MeasuringThread implements AutoCloseable {
    /** As in the window. */
    private static final int NICENESS = 15;

    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final Laboratory laboratory;
    private final AtomicInteger measured = new AtomicInteger();
    private volatile boolean wanted;
    private Future<?> work;

    /** Prepares everything and comes back when that is done. */
    MeasuringThread(SavedModel saved, Split split) {
        laboratory =
                await(
                        executor.submit(
                                () -> {
                                    NativeEngine.lowerPriority(NICENESS);
                                    FrozenVae model = saved.open();
                                    return new Laboratory(
                                            model, split, Sampling.STANDARD, Progress.NONE);
                                }));
        work = executor.submit(() -> {});
    }

    /**
     * Begins.
     *
     * @param evidence whether what is behind the headline numbers is gathered too
     */
    void begin(boolean evidence) {
        wanted = true;
        Consumer<Progress> once =
                evidence
                        ? progress -> laboratory.evidence(0, progress)
                        : progress -> laboratory.headlines(0, progress);
        work = executor.submit(() -> measure(once));
    }

    private void measure(Consumer<Progress> once) {
        try {
            while (wanted) {
                once.accept(
                        (what, done, total) -> {
                            if (!wanted) {
                                throw new CancelledException();
                            }
                        });
                measured.incrementAndGet();
            }
        } catch (CancelledException e) {
            wanted = false; // Ended in the middle, as it was told to.
        }
    }

    /** Ends, and comes back when nothing is being measured any more. */
    void end() {
        wanted = false;
        await(work);
    }

    /** How often all was measured so far. */
    int measured() {
        return measured.get();
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        end();
        await(
                executor.submit(
                        () -> {
                            laboratory.close();
                            laboratory.model().close();
                        }));
        executor.shutdown();
    }
}
