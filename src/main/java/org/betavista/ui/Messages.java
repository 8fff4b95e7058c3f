package org.betavista.ui;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.betavista.data.CancelledException;
import org.betavista.session.log.Faults;

/** What the status line says. The window's thread only. */
public final class Messages {
    private final ReadOnlyObjectWrapper<Message> message =
            new ReadOnlyObjectWrapper<>(Message.tell(""));

    /** The newest message. */
    public ReadOnlyObjectProperty<Message> messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** Says something. */
    public void tell(String sentence) {
        message.set(Message.tell(sentence));
    }

    /** Says what did not work; it stays until it is dismissed. */
    public void fail(String sentence) {
        message.set(Message.fail(sentence));
    }

    /** Says why a piece of work ended early; what is no fault of the input goes to the log. */
    public void fail(Throwable problem) {
        if (Faults.cause(problem) instanceof CancelledException) {
            tell("Cancelled.");
        } else {
            fail(sentence(problem));
        }
    }

    /** Says something that can be taken back. */
    void tellUndoable(String sentence) {
        message.set(new Message(sentence, false, true));
    }

    /**
     * Says how a piece of work on a file ended.
     *
     * @param work completes on any thread
     * @param done the word before the file's name if it went well
     */
    void report(CompletableFuture<Path> work, String done) {
        CompletableFuture<Path> unused =
                work.whenComplete(
                        (path, problem) ->
                                Platform.runLater(
                                        () -> {
                                            if (problem == null) {
                                                tell(done + path);
                                            } else {
                                                fail(problem);
                                            }
                                        }));
    }

    /** Why a piece of work ended early, for people; what is no fault of the input is logged. */
    String sentence(Throwable problem) {
        return Faults.report(problem, "That did not work", "");
    }
}
