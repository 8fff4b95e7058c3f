package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.betavista.data.CancelledException;
import org.betavista.data.ImageDataset;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.betavista.model.ContinuousBernoulliLikelihood;
import org.betavista.model.FreshWeights;
import org.betavista.model.FrozenVae;
import org.betavista.model.ModelConfig;
import org.betavista.model.PointFamily;
import org.betavista.train.TrainingConfig;
import org.junit.jupiter.api.Test;

class BoundCheckTest {
    private static final ModelConfig MODEL = SmallModels.MODEL;

    private static FrozenVae model(ModelConfig config) {
        return new FrozenVae(config, FreshWeights.of(config, 1), 1);
    }

    private static ImageDataset images() {
        return SmallModels.split().heldOut();
    }

    @Test
    void climbsFromTheElboAndRepeatsItself() {
        try (FrozenVae model = model(MODEL)) {
            BoundEstimate estimate = BoundCheck.estimate(model, images(), 10, 600, Progress.NONE);
            assertEquals(10, estimate.images());
            assertEquals(600, estimate.best().samples());
            double elbo = estimate.elbo();
            assertEquals(elbo, estimate.curve().get(0).nats(), 0.3);
            assertTrue(estimate.gap() > 0, "gap " + estimate.gap());
            assertEquals(estimate, BoundCheck.estimate(model, images(), 10, 600, Progress.NONE));
        }
    }

    @Test
    void takesAllImagesWhereThereAreFewerAndTellsOfEach() {
        List<Long> done = new ArrayList<>();
        try (FrozenVae model = model(MODEL)) {
            BoundEstimate estimate =
                    BoundCheck.estimate(
                            model, images(), 1000, 1, (what, at, total) -> done.add(at));
            assertEquals(50, estimate.images());
        }
        assertEquals(51, done.size());
        assertEquals(50, done.get(50));
    }

    @Test
    void endsWhenNobodyWantsItAnyMore() {
        try (FrozenVae model = model(MODEL)) {
            assertThrows(
                    CancelledException.class,
                    () ->
                            BoundCheck.estimate(
                                    model,
                                    images(),
                                    50,
                                    1,
                                    (what, done, total) -> {
                                        if (done == 3) {
                                            throw new CancelledException();
                                        }
                                    }));
        }
    }

    @Test
    void tellsALikelihoodFromWhatIsNone() {
        TrainingConfig grey = SmallModels.TRAINING;
        TrainingConfig binarised =
                new TrainingConfig(
                        grey.objective(),
                        grey.estimator(),
                        grey.pricing(),
                        true,
                        grey.learningRate(),
                        grey.batchSize(),
                        grey.seed(),
                        grey.threads(),
                        grey.fast());
        ModelConfig continuous =
                new ModelConfig(
                        MODEL.shape(),
                        MODEL.architecture(),
                        MODEL.latentSize(),
                        new ContinuousBernoulliLikelihood());
        try (FrozenVae bernoulli = model(MODEL);
                FrozenVae density = model(continuous)) {
            assertFalse(isLikelihood(bernoulli, images()));
            assertTrue(isLikelihood(bernoulli, Binarised.as(binarised, images())));
            assertTrue(isLikelihood(density, images()));
        }
    }

    private static boolean isLikelihood(FrozenVae model, ImageDataset images) {
        return BoundCheck.estimate(model, images, 2, 2, Progress.NONE).likelihood();
    }

    @Test
    void refusesAModelWithoutADensity() {
        ModelConfig point =
                ModelConfig.sized(
                        MODEL.shape(),
                        MODEL.architecture(),
                        MODEL.latentSize(),
                        MODEL.likelihood(),
                        new PointFamily());
        try (FrozenVae model = model(point)) {
            InvalidInputException refused =
                    assertThrows(
                            InvalidInputException.class,
                            () -> BoundCheck.estimate(model, images(), 2, 2, Progress.NONE));
            assertTrue(refused.sentence().contains("no density"), refused.sentence());
        }
    }
}
