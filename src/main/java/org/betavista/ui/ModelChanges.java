package org.betavista.ui;

import java.nio.file.Path;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.betavista.session.ExplorerSession;
import org.betavista.session.NewModel;
import org.betavista.session.SessionState;
import org.jspecify.annotations.Nullable;

/**
 * Puts another model, or fresh weights, in the place of the present model; what was trained is kept
 * first, and where it cannot be, the present model stays. Owns the state that the window shows:
 * opening, from when a model is asked for until that very opening has ended, and else what the
 * training thread says. The window's thread only.
 */
final class ModelChanges {
    private static final long NONE = 0;

    private final ExplorerSession session;
    private final RunKeeper keeper;
    private final Messages messages;
    private final UndoHistory history;
    private final ReadOnlyObjectWrapper<SessionState> state =
            new ReadOnlyObjectWrapper<>(new SessionState.Empty());
    private SessionState training = new SessionState.Empty();

    /**
     * Begins when the present model is kept; another one that is asked for meanwhile replaces it.
     */
    private @Nullable Runnable next;

    /** The generation of the model that is being opened. */
    private long awaited = NONE;

    ModelChanges(
            ExplorerSession session, RunKeeper keeper, Messages messages, UndoHistory history) {
        this.session = session;
        this.keeper = keeper;
        this.messages = messages;
        this.history = history;
    }

    /** What is going on. */
    ReadOnlyObjectProperty<SessionState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Opens a run folder. */
    void open(Path folder) {
        change(
                () -> {
                    messages.tell("Opening " + folder.getFileName() + " …");
                    return session.open(folder);
                });
    }

    /** Starts a new model. */
    void begin(NewModel chosen) {
        change(
                () -> {
                    messages.tell("Preparing the new model …");
                    return session.begin(chosen);
                });
    }

    /** Fresh weights of the same seed. */
    void reset() {
        change(
                () -> {
                    history.add(this::undoReset);
                    messages.tellUndoable(
                            "Reset to fresh weights of the same seed. Nothing else was changed.");
                    return session.reset();
                });
    }

    /** Takes a reset back. */
    void undoReset() {
        change(
                () -> {
                    messages.tell("The weights from before the reset are back.");
                    return session.undoReset();
                });
    }

    /** From here until the model is open, or refused, training rests. */
    private void change(LongSupplier begin) {
        session.pause();
        begin(
                () -> {
                    next = null;
                    awaited = begin.getAsLong();
                    show();
                });
    }

    private void begin(Runnable change) {
        next = change;
        show();
        keeper.leave(
                () -> {
                    if (next == change) {
                        change.run();
                    }
                },
                () -> {
                    if (next == change) {
                        next = null;
                        show();
                    }
                });
    }

    /** The training thread says what it does. */
    void trainingChanged(SessionState newState) {
        training = newState;
        show();
    }

    /** A model has opened, which rests. */
    void opened() {
        training = new SessionState.Paused();
        show();
        Runnable waiting = next;
        if (waiting != null) {
            begin(waiting); // What it waited for was of the model before.
        }
    }

    /** An opening has ended, whatever came of it. */
    void ended(long generation) {
        if (generation == awaited) {
            awaited = NONE;
            show();
        }
    }

    private void show() {
        state.set(next != null || awaited != NONE ? new SessionState.Opening() : training);
    }
}
