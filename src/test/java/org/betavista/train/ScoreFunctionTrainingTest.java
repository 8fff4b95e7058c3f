package org.betavista.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.betavista.model.objective.BetaVae;
import org.betavista.model.objective.ScoreFunction;
import org.junit.jupiter.api.Test;

class ScoreFunctionTrainingTest {
    private static final int STEPS = 200;
    private static final int AVERAGED = 20;

    @Test
    void learnsWithoutAGradientThroughTheDraw() {
        TrainingConfig config =
                new TrainingConfig(
                        new BetaVae(),
                        new ScoreFunction(8, true),
                        Pricing.constant(1),
                        false,
                        1e-3,
                        64,
                        3,
                        1,
                        false);
        try (TrainingRun run = new TrainingRun(FewCircles.MLP, config, FewCircles.images())) {
            double first = 0;
            double last = 0;
            for (int i = 0; i < STEPS; i++) {
                double total = run.step().total();
                first += i < AVERAGED ? total / AVERAGED : 0;
                last += i >= STEPS - AVERAGED ? total / AVERAGED : 0;
            }
            assertTrue(last < first / 2, first + " -> " + last);
        }
    }
}
