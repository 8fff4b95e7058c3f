package org.betavista.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.betavista.model.objective.NegativeElbo;
import org.betavista.model.objective.PlainAutoencoder;
import org.betavista.train.Pricing;
import org.betavista.train.StepMetrics;
import org.betavista.train.TrainingConfig;
import org.betavista.ui.train.LossHistory.BetaChange;
import org.betavista.ui.train.LossHistory.Curve;
import org.junit.jupiter.api.Test;

class LossHistoryTest {
    private static final TrainingConfig TRAINING = new TrainingConfig(4, 1e-3, 64, 1, 1);

    private final LossHistory history = new LossHistory();

    private void step(long step, double beta) {
        history.addStep(
                new StepMetrics(
                        step, beta, 1e-3, 100, 10, 100 + beta * 10, new float[1], 0, new float[0]));
    }

    @Test
    void aWarmUpIsOneChangeOfBetaAndAJumpAnother() {
        history.begin(TRAINING);
        for (int i = 1; i <= 100; i++) {
            step(i, Math.min(4, i / 20.0));
        }
        step(101, 16);
        step(102, 16);
        assertEquals(
                List.of(new BetaChange(2, 80, 0.05, 4), new BetaChange(101, 101, 4, 16)),
                history.betaChanges());
        assertFalse(history.jumped(1, 100), "a slope interrupts no curve");
        assertTrue(history.jumped(100, 101));
    }

    @Test
    void theTotalStaysSmoothWhileAScheduleRunsAndBeginsAnewAtAJump() {
        history.begin(TRAINING);
        for (int i = 1; i <= 200; i++) {
            double noise = i % 2 == 0 ? 10 : -10;
            history.addStep(
                    new StepMetrics(
                            i,
                            i / 100.0,
                            1e-3,
                            100,
                            0,
                            100 + noise,
                            new float[1],
                            0,
                            new float[0]));
        }
        assertEquals(100, history.smooth(Curve.TOTAL, 199), 1);
        step(201, 0.5);
        assertEquals(105, history.smooth(Curve.TOTAL, 200));
        step(202, 0.5);
        assertEquals(105, history.smooth(Curve.TOTAL, 201));
    }

    @Test
    void theNegativeElboIsNotPricedByBeta() {
        history.begin(TRAINING);
        step(1, 4);
        assertEquals(110, history.raw(Curve.NEGATIVE_ELBO, 0));
        assertEquals(140, history.raw(Curve.TOTAL, 0));
    }

    @Test
    void theTotalIsNamedByWhatItIsMadeOf() {
        assertEquals("total = rec + β·KL", Totals.word(TRAINING));
        assertEquals("total = rec + KL", Totals.word(TRAINING.with(new NegativeElbo())));
        assertEquals("total = rec", Totals.word(TRAINING.with(new PlainAutoencoder())));
        TrainingConfig doubled = TRAINING.with(new Pricing(2, 4, TRAINING.pricing().schedule(), 0));
        assertEquals("total", Totals.word(doubled));
        history.begin(doubled);
        assertNull(history.trace(Curve.TOTAL).heldOut(), "not known on held-out images");
    }
}
