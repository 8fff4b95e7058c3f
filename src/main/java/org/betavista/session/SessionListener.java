package org.betavista.session;

import org.betavista.store.MetricsRow;

/**
 * Hears what happens in a session. Calls come on the session's threads, so an implementation must
 * be quick and hand over to its own thread.
 */
public interface SessionListener {
    /** Training began, paused or diverged. */
    void stateChanged(SessionState state);

    /** A model is open, in place of the one before. */
    void modelOpened(OpenModel model);

    /** New weights can be decoded from. */
    void weightsChanged(long generation, long step);

    /** Images were decoded. */
    void decoded(Channel channel, Decoded decoded);

    /** The fixed images were looked at with newer weights. */
    void glanced(Glance glance);

    /** The drawing was encoded. */
    void drawingEncoded(EncodedImage drawing);

    /** Held-out images were encoded and measured with newer weights. */
    void surveyed(Survey survey);

    /** The held-out images that are nearest to the latent point. */
    void neighboursFound(Neighbours neighbours);

    /** Figures of the whole held-out check, for the charts. */
    void heldOutMeasured(long generation, long step, double beta, MetricsRow.Terms terms);

    /** How the numbers of training steps come about, as of the last held-out check. */
    default void arithmeticChecked(long generation, Arithmetic arithmetic) {}

    /** What was asked for of the gradients was measured. */
    void gradientsMeasured(GradientReport report);

    /** The bound of log p(x) was estimated with the weights of a step, as it was asked for. */
    void boundEstimated(long generation, long step, BoundEstimate estimate);

    /**
     * The bound of log p(x) is being estimated.
     *
     * @param share done, from 0; 1 when the work ended, with an estimate or without
     */
    void boundProgressed(double share);

    /**
     * Images are being read for a model.
     *
     * @param what a few words for people
     * @param total of what is done; 0 where nobody knows
     */
    void progressed(String what, long done, long total);

    /** Work was ended by the person, or by the end of the program. */
    void cancelled(Task task);

    /** Something did not work; nobody's state but that of the failure's own task has changed. */
    void failed(Failure failure);

    /**
     * An opening has ended: with a model, which was told before, or with a failure, or cancelled.
     *
     * @param generation that the model has, or would have had
     */
    void openingEnded(long generation);

    /** Nothing failed, but people should know something. */
    default void noted(String sentence) {}
}
