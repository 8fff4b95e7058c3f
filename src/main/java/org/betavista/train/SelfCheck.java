package org.betavista.train;

import ai.djl.ndarray.NDList;
import java.util.Optional;
import org.betavista.model.Vae;

/**
 * Whether a compiled step computes what the formula says: both are run on a batch, with prices and
 * a seed, that the program was not recorded with, so that whatever was frozen by mistake shows.
 */
final class SelfCheck {
    /** Of float32: the same operations in another order differ by less. */
    private static final double EXACT = 1e-4;

    /** Of bfloat16, which has three digits; gradients are means of many such. */
    private static final double ROUNDED = 0.3;

    private SelfCheck() {}

    /**
     * Compares figures and gradients.
     *
     * @param other one batch, that the program was not recorded with
     * @param fast whether the program's products are in bfloat16
     * @return what differs, a sentence, or empty
     */
    static Optional<String> difference(
            CompiledStepper compiled,
            StepFormula formula,
            Vae model,
            AdamOptimizer optimizer,
            StepBatches other,
            boolean fast) {
        double tolerance = fast ? ROUNDED : EXACT;
        StepFormula.Outcome outcome =
                EagerStepper.price(
                        formula,
                        model,
                        other.bytes(),
                        other.pricesArray().get(0),
                        other.seeds().get(0));
        NDList gradients = optimizer.gradients(outcome.minimised());
        NDList priced = compiled.price(other);
        float[] figures = outcome.figures().toFloatArray();
        float[] compiledFigures = priced.get(0).toFloatArray();
        if (!isEachClose(figures, compiledFigures, tolerance)) {
            return Optional.of("what they tell differs from what single operations tell");
        }
        for (int i = 0; i < gradients.size(); i++) {
            float[] expected = gradients.get(i).toFloatArray();
            if (!isClose(expected, priced.get(i + 1).toFloatArray(), tolerance)) {
                return Optional.of("their gradient differs from that of single operations");
            }
        }
        return Optional.empty();
    }

    private static boolean isEachClose(float[] expected, float[] actual, double tolerance) {
        boolean isClose = expected.length == actual.length;
        for (int i = 0; isClose && i < expected.length; i++) {
            isClose =
                    Math.abs(expected[i] - actual[i])
                            <= tolerance * Math.max(1, Math.abs(expected[i]));
        }
        return isClose;
    }

    /** In the Euclidean norm, which does not mind a single value near zero; never if not finite. */
    private static boolean isClose(float[] expected, float[] actual, double tolerance) {
        if (expected.length != actual.length) {
            return false;
        }
        double difference = 0;
        double size = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += Math.pow((double) expected[i] - actual[i], 2);
            size += Math.pow(expected[i], 2);
        }
        // A gradient that is zero but for rounding has no digits to compare.
        return Math.sqrt(difference) <= tolerance * Math.max(Math.sqrt(size), 1e-3);
    }
}
