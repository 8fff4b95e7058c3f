package org.betavista.train;

/** The loss became infinite or not a number. The run has gone back to its last good weights. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long goodStep;

    DivergedException(long failedStep, long goodStep) {
        super("The loss was not finite at step " + failedStep + "; back at step " + goodStep);
        this.goodStep = goodStep;
    }

    /** The step whose weights the run has now. */
    public long goodStep() {
        return goodStep;
    }
}
