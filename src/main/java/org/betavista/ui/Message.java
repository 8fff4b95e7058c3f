package org.betavista.ui;

/**
 * A sentence for the status line.
 *
 * @param text what to say
 * @param error whether it stays until it is dismissed
 * @param undoReset whether it offers to take a reset back
 */
public record Message(String text, boolean error, boolean undoReset) {
    /** Something to know. */
    public static Message tell(String text) {
        return new Message(text, false, false);
    }

    /** Something that did not work. */
    public static Message fail(String text) {
        return new Message(text, true, false);
    }
}
