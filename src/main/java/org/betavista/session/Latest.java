package org.betavista.session;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A place for one value: a new one overwrites an old one that nobody took. Any thread.
 *
 * @param <T> an immutable value
 */
public final class Latest<T> {
    private final AtomicReference<@Nullable T> value = new AtomicReference<>();

    /**
     * Puts a value in place of what is there.
     *
     * @return whether the place was empty, so that a taker must be woken
     */
    public boolean set(T newValue) {
        return value.getAndSet(newValue) == null;
    }

    /** Puts a value back that was taken, unless a newer one has come since. */
    void putBack(T taken) {
        value.compareAndSet(null, taken);
    }

    /** Takes the newest value out, or null where none came since. */
    public @Nullable T take() {
        return value.getAndSet(null);
    }

    /** Whether a value is there. */
    public boolean isPresent() {
        return value.get() != null;
    }
}
