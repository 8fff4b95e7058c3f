package org.betavista.session;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.betavista.data.CancelledException;
import org.betavista.data.ImageDataset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the training thread how its numbers come about, and tells the listener. Training waits while
 * it looks, so it is left alone for many times as long as it took. Belongs to the worker thread,
 * which does not wait.
 */
final class ArithmeticCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ArithmeticCheck.class);
    private static final int PAUSES = 20;

    private final Function<ImageDataset, CompletableFuture<Arithmetic>> training;
    private final SessionListener listener;
    private @Nullable CompletableFuture<?> asked;
    private volatile long nextNanos = System.nanoTime();

    /**
     * @param training answers on the training thread, which the listener is called on then
     */
    ArithmeticCheck(
            Function<ImageDataset, CompletableFuture<Arithmetic>> training,
            SessionListener listener) {
        this.training = training;
        this.listener = listener;
    }

    /**
     * Asks, unless it is too soon after the last time.
     *
     * @param open the model that the training thread has now
     * @param heldOut images of its shape
     */
    void check(OpenModel open, ImageDataset heldOut) {
        long begin = System.nanoTime();
        if (begin - nextNanos < 0 || (asked != null && !asked.isDone())) {
            return;
        }
        asked =
                training.apply(heldOut)
                        .whenComplete(
                                (arithmetic, problem) -> {
                                    long end = System.nanoTime();
                                    nextNanos = end + PAUSES * (end - begin);
                                    if (problem == null) {
                                        listener.arithmeticChecked(open.generation(), arithmetic);
                                    } else if (!(problem instanceof CancelledException)) {
                                        LOG.error("bfloat16 was not compared", problem);
                                    }
                                });
    }

    /** Another model is open: its first check need not wait. */
    void reset() {
        nextNanos = System.nanoTime();
        asked = null;
    }
}
