package org.betavista.session;

import java.util.concurrent.atomic.AtomicLong;
import org.betavista.data.CancelledException;
import org.betavista.data.ImageDataset;
import org.betavista.model.FrozenVae;
import org.betavista.model.WeightSnapshot;

/**
 * Where log p(x) is estimated, which takes seconds to minutes, on a thread of its own with a model
 * of its own, so that nothing else waits. Methods may be called from any thread and return at once;
 * the listener hears on the desk's thread.
 */
final class BoundDesk implements EndingThread {
    private static final int NICENESS = 10;

    private final SessionListener listener;
    private final Guard guard;
    private final DaemonExecutor executor = new DaemonExecutor("betavista-bound", NICENESS);
    private final AtomicLong asked = new AtomicLong();

    BoundDesk(SessionListener listener, Guard guard) {
        this.listener = listener;
        this.guard = guard;
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
        executor.execute(
                () -> {
                    guard.run(
                            new Task(Task.Kind.BOUND, open.generation()),
                            () ->
                                    listener.boundEstimated(
                                            open.generation(),
                                            weights.step(),
                                            estimate(number, open, weights, samples, images)));
                    // Where another was asked for, its own progress follows at once.
                    listener.boundProgressed(1);
                });
    }

    /** Ends what is being estimated; the listener hears that it ended, but of no estimate. */
    void cancel() {
        asked.incrementAndGet();
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

    @Override
    public String name() {
        return executor.name();
    }

    /** Ends what is being done too. */
    @Override
    public void end() {
        cancel();
        executor.end();
    }

    @Override
    public boolean awaitEnd(long nanos) throws InterruptedException {
        return executor.awaitEnd(nanos);
    }
}
