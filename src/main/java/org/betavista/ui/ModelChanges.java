package org.betavista.ui;

import java.nio.file.Path;
import javafx.beans.property.ObjectProperty;
import org.betavista.session.ExplorerSession;
import org.betavista.session.NewModel;
import org.betavista.session.SessionState;

/**
 * Puts another model, or fresh weights, in the place of the present model; what was trained is kept
 * first, and where it cannot be, the present model stays. The window's thread only.
 */
final class ModelChanges {
    private final ExplorerSession session;
    private final RunKeeper keeper;
    private final Messages messages;
    private final UndoHistory history;
    private final ObjectProperty<SessionState> state;

    ModelChanges(
            ExplorerSession session,
            RunKeeper keeper,
            Messages messages,
            UndoHistory history,
            ObjectProperty<SessionState> state) {
        this.session = session;
        this.keeper = keeper;
        this.messages = messages;
        this.history = history;
        this.state = state;
    }

    /** Opens a run folder. */
    void open(Path folder) {
        change("Opening " + folder.getFileName() + " …", () -> session.open(folder));
    }

    /** Starts a new model. */
    void begin(NewModel chosen) {
        change("Preparing the new model …", () -> session.begin(chosen));
    }

    /** From here until the model is open, or refused, training rests. */
    private void change(String what, Runnable begin) {
        SessionState before = state.get();
        session.pause();
        state.set(new SessionState.Opening());
        keeper.leave(
                () -> {
                    messages.tell(what);
                    begin.run();
                },
                () ->
                        state.set(
                                before instanceof SessionState.Training
                                        ? new SessionState.Paused()
                                        : before));
    }

    /** Fresh weights of the same seed. */
    void reset() {
        session.pause();
        keeper.leave(
                () -> {
                    session.reset();
                    history.add(this::undoReset);
                    messages.tellUndoable(
                            "Reset to fresh weights of the same seed. Nothing else was changed.");
                },
                () -> {});
    }

    /** Takes a reset back. */
    void undoReset() {
        session.undoReset();
        messages.tell("The weights from before the reset are back.");
    }
}
