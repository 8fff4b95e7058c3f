package org.betavista.ui;

import java.util.function.Consumer;
import javafx.application.Platform;
import org.betavista.session.Latest;

/**
 * Hands the newest of many values from another thread to the window's: values that came in between
 * are skipped, and at most one {@code runLater} is pending.
 *
 * @param <T> an immutable value
 */
public final class UiMailbox<T> {
    private final Latest<T> latest = new Latest<>();
    private final Consumer<T> reader;

    /**
     * @param reader called on the window's thread
     */
    public UiMailbox(Consumer<T> reader) {
        this.reader = reader;
    }

    /** Puts a value in; any thread. */
    public void put(T value) {
        if (latest.set(value)) {
            Platform.runLater(
                    () -> {
                        T newest = latest.take();
                        if (newest != null) {
                            reader.accept(newest);
                        }
                    });
        }
    }
}
