package org.betavista.ui;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The slow work that the status line shows. The window's thread only. */
public final class Jobs {
    private static final double SECONDS_BEFORE_A_GUESS = 1;

    private final ReadOnlyObjectWrapper<@Nullable Job> job = new ReadOnlyObjectWrapper<>();
    private String what = "";
    private long begunNanos;
    private double begunShare;

    /** What is being done, or null. */
    public ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /**
     * Some work is done.
     *
     * @param done of {@code total}; a total of 0 means that nobody knows
     */
    public void progressed(String newWhat, long done, long total, Runnable cancel) {
        double share = total > 0 ? Math.min(1, (double) done / total) : -1;
        if (job.get() == null || !what.equals(newWhat) || share < begunShare) {
            what = newWhat;
            begunNanos = System.nanoTime();
            begunShare = share;
        }
        double seconds = (System.nanoTime() - begunNanos) / 1e9;
        double left =
                share > begunShare && seconds > SECONDS_BEFORE_A_GUESS
                        ? seconds * (1 - share) / (share - begunShare)
                        : -1;
        job.set(new Job(newWhat, share, left, cancel));
    }

    /** Nothing is being done any more. */
    public void ended() {
        job.set(null);
    }

    /** Ends what is being done, if anything is. */
    public void cancel() {
        Job current = job.get();
        if (current != null) {
            current.cancel().run();
        }
    }
}
