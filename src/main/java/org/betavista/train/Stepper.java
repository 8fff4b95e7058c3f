package org.betavista.train;

/** Makes steps: loss, gradient and update. */
sealed interface Stepper permits EagerStepper, CompiledStepper {
    /**
     * Makes steps until all are made or a loss is not finite.
     *
     * @param batches all of the same number of images
     * @return what each step told, (n, F); the first that is not finite changed nothing, and what
     *     comes after it means nothing
     */
    float[][] make(StepBatches batches);

    /**
     * What one step would tell; changes nothing.
     *
     * @param batches one batch
     */
    float[] tell(StepBatches batches);
}
