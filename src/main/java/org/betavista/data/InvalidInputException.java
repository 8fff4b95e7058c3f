package org.betavista.data;

import org.jspecify.annotations.Nullable;

/**
 * Something that a person gave cannot be used: a file, a folder, a value.
 *
 * <p>The message is one whole sentence for that person. It names the file or field, says what is
 * wrong and what to do. It is shown as it stands, in the window and on the terminal.
 */
public final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    /**
     * @param sentence what is wrong and what to do, for the person who gave the input
     */
    public InvalidInputException(String sentence) {
        this(sentence, null);
    }

    /**
     * @param sentence what is wrong and what to do, for the person who gave the input
     * @param cause what made it visible; goes to the log only
     */
    public InvalidInputException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    /** What is wrong and what to do, for people. */
    public String sentence() {
        return sentence;
    }
}
