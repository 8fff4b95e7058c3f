package org.betavista.session;

import java.util.concurrent.atomic.AtomicLong;
import org.betavista.data.CancelledException;
import org.betavista.data.ImageDataset;
import org.betavista.data.InvalidInputException;
import org.betavista.model.FrozenVae;
import org.betavista.model.NativeEngine;
import org.betavista.model.WeightSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where log p(x) is estimated, which takes seconds to minutes, on a thread of its own with a model
 * of its own, so that nothing else waits. Methods may be called from any thread and return at once;
 * the listener hears on the desk's thread.
 */
final class BoundDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BoundDesk.class);
    private static final int NICENESS = 10;

    private final SessionListener listener;
    private final DaemonExecutor executor = new DaemonExecutor("betavista-bound");
    private final AtomicLong asked = new AtomicLong();

    BoundDesk(SessionListener listener) {
        this.listener = listener;
        executor.execute(() -> NativeEngine.lowerPriority(NICENESS));
    }

    /**
     * Estimates the bound on held-out images, in place of what is being estimated.
     *
     * @param open whose images they are
     * @param weights that are measured
     * @param samples draws from q(z|x) an image, K
     * @param images how many images at most
     */
    void estimate(OpenModel open, WeightSnapshot weights, int samples, int images) {
        long number = asked.incrementAndGet();
        executor.execute(() -> guarded(number, open, weights, samples, images));
    }

    /** Ends what is being estimated; the listener hears that it ended, but of no estimate. */
    void cancel() {
        asked.incrementAndGet();
    }

    private void guarded(
            long number, OpenModel open, WeightSnapshot weights, int samples, int images) {
        try {
            BoundEstimate estimate = estimate(number, open, weights, samples, images);
            listener.boundEstimated(open.generation(), weights.step(), estimate);
        } catch (CancelledException e) {
            LOG.debug("another bound was asked for, or none any more");
        } catch (InvalidInputException e) {
            listener.failed(e.sentence());
        } catch (OutOfMemoryError e) {
            LOG.error("bound", e);
            listener.failed("There is not enough memory to estimate log p(x); close other work.");
        } catch (RuntimeException | LinkageError e) {
            LOG.error("bound", e);
            listener.failed(
                    "log p(x) was not estimated because of an error of the program; the log has the"
                            + " details.");
        }
        // Where another was asked for, its own progress follows at once.
        listener.boundProgressed(1);
    }

    private BoundEstimate estimate(
            long number, OpenModel open, WeightSnapshot weights, int samples, int images) {
        RunConfig config = open.config();
        ImageDataset heldOut = Binarised.as(config.training(), open.split().heldOut());
        checkWanted(number);
        try (FrozenVae model = new FrozenVae(config.model(), weights, 1)) {
            return BoundCheck.estimate(
                    model,
                    heldOut,
                    images,
                    samples,
                    (what, done, total) -> {
                        checkWanted(number);
                        listener.boundProgressed((double) done / total);
                    });
        }
    }

    private void checkWanted(long number) {
        if (asked.get() != number) {
            throw new CancelledException();
        }
    }

    /** Ends what is being done, and the thread; waits for it, within bounds. */
    @Override
    public void close() {
        cancel();
        executor.close();
    }
}
