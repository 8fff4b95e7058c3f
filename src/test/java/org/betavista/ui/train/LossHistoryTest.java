package org.betavista.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.betavista.model.objective.NegativeElbo;
import org.betavista.model.objective.PlainAutoencoder;
import org.betavista.store.MetricsRow;
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
    void aDraggedSliderMakesOneChangeThoughNotEveryStepHasAnother() {
        history.begin(TRAINING);
        for (int i = 1; i <= 1000; i++) {
            step(i, 1);
        }
        for (int i = 0; i < 60; i++) {
            step(1001 + i, 1 + (i / 4 + 1) / 2.0);
        }
        assertEquals(List.of(new BetaChange(1001, 1057, 1, 8.5)), history.betaChanges());
        step(1061, 4);
        assertEquals(2, history.betaChanges().size(), "back again is another change");
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
    void aLongRunTakesNoMorePointsAndLosesNoExtreme() {
        history.begin(TRAINING);
        int most = 0;
        for (int i = 1; i <= 300_000; i++) {
            double spike = i == 7 ? 1e6 : i == 123_456 ? -5 : 100 + i % 10;
            history.addStep(
                    new StepMetrics(i, 4, 1e-3, spike, 10, 140, new float[1], 0, new float[0]));
            most = Math.max(most, history.size());
        }
        assertTrue(most <= 4096, most + " points");
        assertTrue(history.size() >= 2048, "more than the pixels of a chart: " + history.size());
        assertEquals(300_000, history.lastStep());
        LossBuckets all = history.since(1);
        LossLine line = all.line(history.trace(Curve.RECONSTRUCTION).line());
        assertEquals(1e6f, line.high(all.at(7)));
        assertEquals(-5f, line.low(all.at(123_456)));
        assertEquals(100f, line.last(all.size() - 1), "the last step is the last value");
        assertEquals(104.5, line.smooth(all.size() - 1), 1);
    }

    @Test
    void theRecentStepsOfALongRunAreShownOneByOne() {
        history.begin(TRAINING);
        for (int i = 1; i <= 50_000; i++) {
            step(i, 4);
        }
        LossBuckets recent = history.since(49_000);
        int point = recent.at(49_000);
        assertEquals(49_000, recent.step(point));
        assertEquals(49_001, recent.step(point + 1));
    }

    @Test
    void heldOutFiguresAndChangesOfBetaAreBoundedToo() {
        history.begin(TRAINING);
        for (int i = 1; i <= 20_000; i++) {
            step(i, i % 2 == 0 ? 1 : 4);
            history.addHeldOut(i, 1, new MetricsRow.Terms(i == 5000 ? 1e5 : 90, 9));
        }
        assertTrue(history.heldOut().size() <= 1024);
        assertTrue(history.betaChanges().size() <= BetaChanges.MOST);
        LossBuckets heldOut = history.heldOut();
        assertEquals(
                1e5f,
                heldOut.line(history.trace(Curve.RECONSTRUCTION).line()).high(heldOut.at(5000)));
        assertEquals(2, history.betaChanges().get(0).step());
        List<BetaChange> changes = history.betaChanges();
        assertEquals(20_000, changes.get(changes.size() - 1).until());
    }

    @Test
    void whatIsNotMeasuredEverywhereKeepsItsExtremes() {
        LossLine line = new LossLine(4);
        line.put(0, true, Float.NaN, Float.NaN);
        line.put(1, true, 3, 2);
        line.put(2, true, 5, 4);
        line.put(2, false, -1, 1);
        line.put(3, true, Float.NaN, Float.NaN);
        line.halve(2);
        assertEquals(3, line.low(0));
        assertEquals(3, line.high(0));
        assertEquals(-1, line.low(1));
        assertEquals(5, line.high(1));
        assertEquals(-1, line.last(1));
        assertEquals(1, line.smooth(1));
    }

    @Test
    void theTotalIsNamedByWhatItIsMadeOf() {
        assertEquals("total = rec + β·KL", Totals.word(TRAINING));
        assertEquals("total = rec + KL", Totals.word(TRAINING.with(new NegativeElbo())));
        assertEquals("total = rec", Totals.word(TRAINING.with(new PlainAutoencoder())));
        TrainingConfig doubled = TRAINING.with(new Pricing(2, 4, TRAINING.pricing().schedule(), 0));
        assertEquals("total", Totals.word(doubled));
        history.begin(doubled);
        assertFalse(history.trace(Curve.TOTAL).heldOut(), "not known on held-out images");
    }
}
