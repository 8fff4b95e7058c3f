package org.betavista.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.betavista.data.InvalidInputException;
import org.betavista.model.objective.Estimator;
import org.betavista.model.objective.Objective;
import org.betavista.model.objective.Reparameterisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    @Test
    void holdingChargesTheFullPriceAlways() {
        assertEquals(1, new Schedule.Hold().share(0));
        assertEquals(1, new Schedule.Hold().share(123_456));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 0", "101, 0.005", "200, 0.5", "300, 1", "9999, 1"})
    void warmingUpRisesAlongALineFromWhereItBegan(long step, double share) {
        assertEquals(share, new Schedule.WarmUp(100, 200).share(step), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"7, 0", "10, 0", "35, 0.5", "60, 1", "109, 1", "110, 0", "135, 0.5", "160, 1"})
    void aCycleRisesInItsFirstHalfAndHoldsInItsSecond(long step, double share) {
        assertEquals(share, new Schedule.Cyclical(10, 100).share(step), 1e-12);
    }

    @Test
    void beginsAnewAtAnotherStep() {
        assertEquals(new Schedule.WarmUp(50, 200), new Schedule.WarmUp(100, 200).from(50));
        assertEquals(new Schedule.Cyclical(50, 20), new Schedule.Cyclical(0, 20).from(50));
    }

    @Test
    void pricesFollowIt() {
        Pricing pricing = new Pricing(1, 8, new Schedule.WarmUp(0, 4), 0);
        assertEquals(0, pricing.beta(0));
        assertEquals(6, pricing.beta(3));
        assertEquals(8, pricing.beta(40));
    }

    @Test
    void refusesLengthsAndBeginningsThatMeanNothing() {
        assertThrows(InvalidInputException.class, () -> new Schedule.WarmUp(0, 0));
        assertThrows(InvalidInputException.class, () -> new Schedule.WarmUp(-1, 10));
        assertThrows(InvalidInputException.class, () -> new Schedule.Cyclical(0, 1));
    }

    @Test
    void refusesToMoveABetaThatNothingCharges() {
        Estimator usual = new Reparameterisation();
        Pricing moving = Pricing.constant(1).with(new Schedule.WarmUp(0, 10));
        int refused = 0;
        for (Objective objective : Objective.all()) {
            if (objective.betaRole().charged(1) == 1 && objective.betaRole().charged(2) == 2) {
                new TrainingConfig(objective, usual, moving, false, 1e-3, 64, 1, 1, false);
            } else {
                refused++;
                String sentence =
                        assertThrows(
                                        InvalidInputException.class,
                                        () ->
                                                new TrainingConfig(
                                                        objective, usual, moving, false, 1e-3, 64,
                                                        1, 1, false))
                                .sentence();
                assertTrue(sentence.contains(objective.title()), sentence);
            }
        }
        assertTrue(refused >= 4, "AE, VAE, IWAE and VQ-VAE at least: " + refused);
    }
}
