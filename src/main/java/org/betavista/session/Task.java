package org.betavista.session;

/**
 * What a session does for somebody, so that a failure can say whose it is.
 *
 * @param generation of the model that the work is about; of an opening, the generation that its
 *     model has if it opens; 0 where no model is open
 */
public record Task(Kind kind, long generation) {
    /** Which work. */
    public enum Kind {
        /** A model is read, or made, and takes the place of the present one. */
        OPENING("The model was not opened", "", false),
        /** Steps are made. */
        TRAINING("Training stopped", "The model can still be explored and saved.", false),
        /** Codes are decoded, of sliders and grids. */
        DECODING("An image was not decoded", "Moving a slider tries again.", true),
        /** Images that never change are looked at with newer weights. */
        LOOKING(
                "The newest weights were not looked at",
                "Training and the sliders go on; the next weights are looked at.",
                true),
        /** A person's images and drawings are read and encoded. */
        IMAGES("The images were not encoded", "Everything else goes on.", false),
        /** The scatter of gradients is measured. */
        GRADIENTS("The gradients were not measured", "Everything else goes on.", false),
        /** log p(x) is estimated. */
        BOUND("log p(x) was not estimated", "Everything else goes on.", false),
        /** Continuity, completeness and disentanglement are measured. */
        MEASURES("The model was not measured", "Everything else goes on.", false);

        private final String failed;
        private final String remains;
        private final boolean isRepeated;

        Kind(String failed, String remains, boolean isRepeated) {
            this.failed = failed;
            this.remains = remains;
            this.isRepeated = isRepeated;
        }

        /** What did not work, the beginning of a sentence. */
        String failed() {
            return failed;
        }

        /** What still works, a sentence, or empty. */
        String remains() {
            return remains;
        }

        /** Whether it is done by itself, many times a second: a failure is told once. */
        boolean isRepeated() {
            return isRepeated;
        }
    }
}
