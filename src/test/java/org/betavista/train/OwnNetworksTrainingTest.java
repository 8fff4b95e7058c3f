package org.betavista.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.CodebookFamily;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.model.objective.FactorVae;
import org.betavista.model.objective.VqVae;
import org.junit.jupiter.api.Test;

/** Objectives that train more than the two networks. */
class OwnNetworksTrainingTest {
    private static final ModelConfig CODEBOOK =
            ModelConfig.sized(
                    FewCircles.images().shape(),
                    new MlpArchitecture(List.of(64)),
                    0,
                    new BernoulliLikelihood(),
                    new CodebookFamily(32, 4));

    private static TrainingRun codebookRun() {
        return new TrainingRun(
                CODEBOOK, FewCircles.config(3).with(new VqVae(0.25)), FewCircles.images());
    }

    @Test
    void fillsTheCodebookAndUsesMostOfIt() {
        try (TrainingRun run = codebookRun()) {
            StepMetrics first = run.step();
            assertEquals(1, first.extras()[2]); // an empty codebook has one vector, zero
            StepMetrics last = first;
            for (int step = 0; step < 200; step++) {
                last = run.step();
            }
            float[] extras = last.extras();
            assertTrue(extras[2] > 16, Arrays.toString(extras));
            assertTrue(extras[1] > 1 && extras[1] <= extras[2] + 1e-3, Arrays.toString(extras));
            assertTrue(last.reconstruction() < 0.5 * first.reconstruction(), last + " " + first);
            assertEquals(0, last.kl());
        }
    }

    @Test
    void goesOnWithTheSavedCodebook() {
        try (TrainingRun run = codebookRun();
                TrainingRun resumed = codebookRun()) {
            for (int step = 0; step < 10; step++) {
                run.step();
            }
            resumed.restore(run.state());
            for (int step = 0; step < 5; step++) {
                StepMetrics expected = run.step();
                StepMetrics actual = resumed.step();
                assertEquals(expected.total(), actual.total());
                assertArrayEquals(expected.extras(), actual.extras());
            }
        }
    }

    @Test
    void trainsTheDiscriminatorBesideTheNetworks() {
        // Nothing is paid for the total correlation, so the discriminator may win.
        TrainingConfig config = FewCircles.config(3).with(new FactorVae(0, 64)).with(0.1, 1e-3);
        try (TrainingRun run = new TrainingRun(FewCircles.MLP, config, FewCircles.images())) {
            StepMetrics first = run.step();
            double late = 0;
            StepMetrics last = first;
            for (int step = 0; step < 300; step++) {
                last = run.step();
                late += step >= 200 ? last.extras()[1] / 100 : 0;
            }
            assertTrue(late < Math.log(2), late + " of " + Math.log(2));
            assertNotEquals(first.extras()[1], last.extras()[1]);
            assertTrue(last.reconstruction() < 0.5 * first.reconstruction(), last + " " + first);
        }
    }
}
