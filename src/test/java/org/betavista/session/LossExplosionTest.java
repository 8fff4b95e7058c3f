package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.betavista.store.MetricsRow;
import org.betavista.train.StepMetrics;
import org.junit.jupiter.api.Test;

class LossExplosionTest {
    private final LossExplosion explosion = new LossExplosion();

    private void steps(int count, double reconstruction, double kl, double beta) {
        for (int i = 0; i < count; i++) {
            explosion.stepped(
                    new StepMetrics(
                            1 + i,
                            beta,
                            1e-3,
                            reconstruction,
                            kl,
                            reconstruction + beta * kl,
                            new float[1],
                            0,
                            new float[0]));
        }
    }

    @Test
    void aLossThatFallsIsNone() {
        steps(1, 700, 0, 1);
        steps(200, 30, 12, 1);
        assertEquals(Optional.empty(), explosion.sentence());
    }

    @Test
    void oneOddBatchIsNone() {
        steps(1, 700, 0, 1);
        steps(1, 5000, 0, 1);
        assertEquals(Optional.empty(), explosion.sentence());
    }

    @Test
    void aReconstructionFarWorseThanUntrainedIsOne() {
        steps(1, 700, 0, 1);
        steps(100, 3e26, 0, 1);
        assertTrue(explosion.sentence().orElseThrow().contains("nats from 700"));
    }

    @Test
    void aKlThatIsPaidForIsOneToo() {
        steps(1, 700, 0, 1);
        steps(100, 30, 2e8, 1);
        assertTrue(explosion.sentence().isPresent());
    }

    @Test
    void aBetaThatIsTurnedUpIsNone() {
        steps(1, 700, 0, 0.5);
        steps(100, 100, 30, 64);
        assertEquals(Optional.empty(), explosion.sentence());
    }

    @Test
    void aDensityMayBeNegative() {
        steps(1, -300, 0, 1);
        steps(100, -1400, 20, 1);
        assertEquals(Optional.empty(), explosion.sentence());
        steps(200, 900, 20, 1);
        assertTrue(explosion.sentence().isPresent());
    }

    @Test
    void aRunThatGoesOnIsComparedWithItsBeginning() {
        explosion.begin(List.of(new MetricsRow(10, 1, 1e-3, 680, 20, 700, List.of(), null)));
        steps(1, 30, 12, 1);
        steps(100, 300, 12, 1);
        assertEquals(Optional.empty(), explosion.sentence());
    }
}
