package org.betavista.ui;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The slow work that the status line shows. The window's thread only. */
public final class Jobs {
    private static final double SECONDS_BEFORE_A_GUESS = 1;

    private final ReadOnlyObjectWrapper<@Nullable Job> job = new ReadOnlyObjectWrapper<>();
    private final Map<Object, Begun> begun = new LinkedHashMap<>();
    private final Map<Object, Job> jobs = new LinkedHashMap<>();

    private record Begun(String what, long nanos, double share) {}

    /** What is being done, or null. */
    public ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /**
     * Some work is done.
     *
     * @param owner whose work it is; each has one at most
     * @param done of {@code total}; a total of 0 means that nobody knows
     */
    public void progressed(Object owner, String what, long done, long total, Runnable cancel) {
        double share = total > 0 ? Math.min(1, (double) done / total) : -1;
        Begun since = begun.get(owner);
        if (since == null
                || !since.what().equals(what)
                || since.share() < 0
                || share < since.share()) {
            since = new Begun(what, System.nanoTime(), share);
            begun.put(owner, since);
        }
        double seconds = (System.nanoTime() - since.nanos()) / 1e9;
        double left =
                share > since.share() && seconds > SECONDS_BEFORE_A_GUESS
                        ? seconds * (1 - share) / (share - since.share())
                        : -1;
        jobs.put(owner, new Job(what, share, left, cancel));
        show();
    }

    /** An owner's work is done. */
    public void ended(Object owner) {
        begun.remove(owner);
        jobs.remove(owner);
        show();
    }

    /** The first that began. */
    private void show() {
        job.set(jobs.isEmpty() ? null : jobs.values().iterator().next());
    }

    /** Ends what is being done, if anything is. */
    public void cancel() {
        Job current = job.get();
        if (current != null) {
            current.cancel().run();
        }
    }
}
