package org.betavista.cli.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.betavista.data.Split;
import org.betavista.model.Evaluation;
import org.betavista.model.FrozenVae;
import org.betavista.model.ModelConfig;
import org.betavista.session.HeldOutCheck;
import org.betavista.train.Execution;
import org.betavista.train.TrainingConfig;
import org.betavista.train.TrainingRun;

/**
 * What Fast costs in quality: held-out reconstruction + KL in nats per image, of the same model
 * trained from the same weights on the same batches, evaluated in float32.
 *
 * @param steps that both were trained
 * @param exact trained in float32
 * @param fast trained with bfloat16
 */
record FastCost(long steps, double exact, double fast) {
    private static final int HELD_OUT = 1_000;

    /**
     * Trains and evaluates both.
     *
     * @param steps at least 1
     */
    static FastCost measure(TrainCase measured, Split images, int threads, long steps) {
        return new FastCost(
                steps,
                heldOut(measured, images, measured.training(threads, false), steps),
                heldOut(measured, images, measured.training(threads, true), steps));
    }

    private static double heldOut(
            TrainCase measured, Split images, TrainingConfig config, long steps) {
        ModelConfig model = measured.model(images.shape());
        try (TrainingRun run =
                new TrainingRun(
                        model, config, images.train(), Long.MAX_VALUE, Execution.COMPILED)) {
            while (run.steps() < steps) {
                run.steps(config, (int) Math.min(Integer.MAX_VALUE, steps - run.steps()));
            }
            try (FrozenVae frozen = new FrozenVae(model, run.snapshot(), config.threads())) {
                Evaluation evaluation = HeldOutCheck.evaluate(frozen, images.heldOut(), HELD_OUT);
                return evaluation.meanReconstruction() + evaluation.meanKl();
            }
        }
    }

    /** How many nats Fast loses; below 0 where it happens to win. */
    double lost() {
        return fast - exact;
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("steps", steps);
        json.put("float32", exact);
        json.put("fast", fast);
        json.put("lost", lost());
        return json;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "held-out total after %,d steps: float32 %.3f, Fast %.3f nats; Fast loses %.3f",
                steps,
                exact,
                fast,
                lost());
    }
}
