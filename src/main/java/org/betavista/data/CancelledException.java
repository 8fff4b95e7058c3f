package org.betavista.data;

/** The person ended slow work; it has left nothing half done behind. */
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Ends the work that reported its progress. */
    public CancelledException() {
        super("cancelled");
    }
}
