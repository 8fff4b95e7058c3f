package org.betavista.session;

/** What the training thread is doing. */
public sealed interface SessionState {
    /** No model is open, and none is being opened. */
    record Empty() implements SessionState {}

    /** A model is being opened. */
    record Opening() implements SessionState {}

    /** A model is open and waits. */
    record Paused() implements SessionState {}

    /** Steps are being made. */
    record Training() implements SessionState {}

    /**
     * The loss became infinite.
     *
     * @param goodStep the step whose weights are back
     */
    record Diverged(long goodStep) implements SessionState {}
}
