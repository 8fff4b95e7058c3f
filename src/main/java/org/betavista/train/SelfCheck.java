package org.betavista.train;

import ai.djl.ndarray.NDList;
import java.util.Optional;
import org.betavista.model.Vae;

/**
 * Whether a compiled step computes what the formula says: both are run on a batch, with prices and
 * a seed, that the program was not recorded with, so that whatever was frozen by mistake shows.
 */
final class SelfCheck {
    /** The same operations in another order differ by less. */
    private static final double EXACT = 1e-4;

    /** Sums over pixels of what has three digits differ by less. */
    private static final double NEAR = 0.1;

    private SelfCheck() {}

    /**
     * Compares figures, new buffers and gradients; an update by the same gradient is the same.
     *
     * @param compiled in float32
     * @param other one batch, that the program was not recorded with
     * @return what differs, a sentence's end, or empty
     */
    static Optional<String> difference(
            CompiledStepper compiled,
            StepFormula formula,
            Vae model,
            AdamOptimizer optimizer,
            StepBatches other) {
        StepFormula.Outcome outcome =
                EagerStepper.price(
                        formula,
                        model,
                        other.bytes(),
                        other.pricesArray().get(0),
                        other.seeds().get(0));
        NDList expected = new NDList(outcome.figures());
        expected.addAll(optimizer.gradients(outcome.minimised()));
        int buffers = expected.size();
        expected.addAll(outcome.buffers().values());
        NDList priced = compiled.price(other);
        if (expected.size() != priced.size()) {
            return Optional.of("they give another number of results than single operations.");
        }
        if (!isEachClose(expected.get(0).toFloatArray(), priced.get(0).toFloatArray())) {
            return Optional.of("what they tell differs from what single operations tell.");
        }
        for (int i = 1; i < expected.size(); i++) {
            if (!isClose(expected.get(i).toFloatArray(), priced.get(i).toFloatArray())) {
                return Optional.of(
                        i < buffers
                                ? "their gradient differs from that of single operations."
                                : "the model's buffers differ from those of single operations.");
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a total in bfloat16 is a number and near that in float32, and the gradient points the
     * same way: the difference is shorter than the gradient.
     */
    static boolean isNear(CompiledStepper fast, CompiledStepper exact, StepBatches other) {
        NDList rounded = fast.price(other);
        NDList expected = exact.price(other);
        float total = StepMetrics.total(expected.get(0).toFloatArray());
        float near = StepMetrics.total(rounded.get(0).toFloatArray());
        double difference = 0;
        double size = 0;
        for (int i = 1; i < expected.size(); i++) {
            float[] gradient = expected.get(i).toFloatArray();
            float[] other16 = rounded.get(i).toFloatArray();
            for (int j = 0; j < gradient.length; j++) {
                difference += Math.pow((double) gradient[j] - other16[j], 2);
                size += Math.pow(gradient[j], 2);
            }
        }
        return Math.abs(near - total) <= NEAR * Math.max(1, Math.abs(total)) && difference <= size;
    }

    private static boolean isEachClose(float[] expected, float[] actual) {
        boolean isClose = expected.length == actual.length;
        for (int i = 0; isClose && i < expected.length; i++) {
            isClose =
                    Math.abs(expected[i] - actual[i]) <= EXACT * Math.max(1, Math.abs(expected[i]));
        }
        return isClose;
    }

    /** In the Euclidean norm, which does not mind a single value near zero; never if not finite. */
    private static boolean isClose(float[] expected, float[] actual) {
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
        return Math.sqrt(difference) <= EXACT * Math.max(Math.sqrt(size), 1e-3);
    }
}
