package org.betavista.train.tracing;

/**
 * A formula does something that cannot be written into a program: it reads a value, changes an
 * array in place, or uses an operation that {@link Operations} does not know.
 */
public final class UntraceableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param sentence what it does, a sentence
     */
    public UntraceableException(String sentence) {
        super(sentence);
    }
}
