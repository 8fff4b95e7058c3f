package org.betavista.session;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.betavista.data.InvalidInputException;
import org.betavista.store.RunDirectory;

/**
 * Writes a run from time to time while it is trained, so that a power cut costs no more than one
 * interval. For one thread.
 */
public final class PeriodicCheckpoints {
    private final RunDirectory folder;
    private final long intervalNanos;
    private final Consumer<String> trouble;
    private final LongSupplier nanoTime;
    private long lastNanos;

    /**
     * Counts from now.
     *
     * @param interval between the end of one writing and the next; zero for none on the way
     * @param trouble hears a sentence where a checkpoint cannot be written; the next one is tried
     *     all the same
     */
    public PeriodicCheckpoints(RunDirectory folder, Duration interval, Consumer<String> trouble) {
        this(folder, interval, trouble, System::nanoTime);
    }

    /** The same with another clock. */
    PeriodicCheckpoints(
            RunDirectory folder,
            Duration interval,
            Consumer<String> trouble,
            LongSupplier nanoTime) {
        this.folder = folder;
        this.intervalNanos = interval.toNanos();
        this.trouble = trouble;
        this.nanoTime = nanoTime;
        lastNanos = nanoTime.getAsLong();
    }

    /** Whether the interval is over. */
    boolean isDue() {
        return intervalNanos > 0 && nanoTime.getAsLong() - lastNanos >= intervalNanos;
    }

    /** Writes one. */
    void write(TrainedRun run) {
        try {
            run.writeTo(folder);
        } catch (InvalidInputException e) {
            trouble.accept("Training goes on, but it is not saved: " + e.sentence());
        }
        lastNanos = nanoTime.getAsLong();
    }
}
