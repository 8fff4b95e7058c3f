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
        this(cause, oneLine(sentence));
    }

    private InvalidInputException(@Nullable Throwable cause, String line) {
        super(line, cause);
        this.sentence = line;
    }

    /** Files may be called anything, and a terminal does what some characters say. */
    private static String oneLine(String sentence) {
        return sentence.replaceAll("\\p{Cntrl}", "?");
    }

    /** What is wrong and what to do, for people. */
    public String sentence() {
        return sentence;
    }
}
