package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalDouble;
import org.betavista.train.TrainingConfig;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
    private static TrainingConfig training(boolean fast) {
        TrainingConfig usual = SmallModels.TRAINING;
        return new TrainingConfig(
                usual.objective(),
                usual.estimator(),
                usual.pricing(),
                usual.binarised(),
                usual.learningRate(),
                usual.batchSize(),
                usual.seed(),
                1,
                fast);
    }

    @Test
    void onlyTheFirstLineOfAReasonIsKept() {
        Arithmetic eager =
                new Arithmetic(
                        OptionalDouble.empty(),
                        Optional.of("Steps are not compiled: no kernel\nat step.cpp:12\n"));
        assertEquals(Optional.of("Steps are not compiled: no kernel"), eager.eagerBecause());
    }

    @Test
    void eagerStepsAreNotFast() {
        Arithmetic eager =
                new Arithmetic(OptionalDouble.empty(), Optional.of("The loss reads a value."));
        assertFalse(eager.isFast(training(true)));
        assertTrue(Arithmetic.UNKNOWN.isFast(training(true)));
        assertFalse(Arithmetic.UNKNOWN.isFast(training(false)));
    }
}
