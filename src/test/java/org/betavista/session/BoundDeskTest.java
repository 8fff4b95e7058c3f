package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.betavista.model.FreshWeights;
import org.betavista.model.ModelConfig;
import org.betavista.model.PointFamily;
import org.betavista.model.WeightSnapshot;
import org.betavista.model.objective.PlainAutoencoder;
import org.betavista.train.TrainingConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoundDeskTest {
    private final RecordingListener heard = new RecordingListener();
    private final BoundDesk desk = new BoundDesk(heard, new Guard(heard));

    @AfterEach
    void close() {
        desk.close();
    }

    private static OpenModel open(ModelConfig model) {
        RunConfig config =
                RunConfig.of(
                        new DataSource.BuiltInCircles(),
                        SmallModels.split(),
                        model,
                        training(model));
        return new OpenModel(7, "small", config, SmallModels.split(), 12, 8, List.of());
    }

    private void ask(ModelConfig model, int samples, int images) {
        WeightSnapshot weights = new WeightSnapshot(12, FreshWeights.of(model, 1).tensors());
        desk.estimate(open(model), weights, samples, images);
    }

    @Test
    void estimatesAndTellsHowFarItIs() throws InterruptedException {
        ask(SmallModels.MODEL, 50, 4);
        RecordingListener.Bound bound = RecordingListener.next(heard.bounds);
        assertEquals(7, bound.generation());
        assertEquals(12, bound.step());
        assertEquals(4, bound.estimate().images());
        assertEquals(
                List.of(1, 2, 5, 10, 50),
                bound.estimate().curve().stream().map(point -> point.samples()).toList());
        for (double share : new double[] {0, 0.25, 0.5, 0.75, 1}) {
            assertEquals(share, RecordingListener.next(heard.boundShares));
        }
    }

    @Test
    void givesUpTheOldForTheNew() throws InterruptedException {
        ask(SmallModels.MODEL, 50_000, 50);
        RecordingListener.next(heard.boundShares);
        ask(SmallModels.MODEL, 5, 2);
        RecordingListener.Bound bound = RecordingListener.next(heard.bounds);
        assertEquals(5, bound.estimate().best().samples());
    }

    @Test
    void endsWithoutAnEstimateWhenCancelled() throws InterruptedException {
        ask(SmallModels.MODEL, 50_000, 50);
        RecordingListener.next(heard.boundShares);
        desk.cancel();
        RecordingListener.next(heard.boundShares, share -> share == 1);
        assertTrue(heard.bounds.isEmpty());
        assertTrue(heard.failures.isEmpty());
    }

    private static TrainingConfig training(ModelConfig model) {
        return model.posterior().isGaussian()
                ? SmallModels.TRAINING
                : SmallModels.TRAINING.with(new PlainAutoencoder());
    }

    @Test
    void saysWhyThereIsNoBound() throws InterruptedException {
        ModelConfig present = SmallModels.MODEL;
        ask(
                new ModelConfig(
                        present.shape(),
                        present.architecture(),
                        present.latentSize(),
                        present.likelihood(),
                        new PointFamily()),
                50,
                4);
        String sentence = RecordingListener.next(heard.failures);
        assertTrue(sentence.contains("no density"), sentence);
        RecordingListener.next(heard.boundShares, share -> share == 1);
    }
}
