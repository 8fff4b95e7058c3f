package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.betavista.analysis.StandardNormal;
import org.betavista.model.BernoulliLikelihood;
import org.betavista.model.FreshWeights;
import org.betavista.model.FrozenVae;
import org.betavista.model.MlpArchitecture;
import org.betavista.model.ModelConfig;
import org.betavista.model.WeightSnapshot;
import org.betavista.session.RecordingListener.Image;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecodeThreadTest {
    private static final int PIXELS = SmallModels.MODEL.shape().size();

    private final WeightSnapshot weights = FreshWeights.of(SmallModels.MODEL, 1);
    private final RecordingListener heard = new RecordingListener();
    private final DecodeThread decoding = new DecodeThread(heard::decoded, new Guard(heard));

    @AfterEach
    void close() {
        decoding.close();
    }

    private static float[] codes(int count, long seed) {
        return StandardNormal.draws(count * SmallModels.LATENTS, seed);
    }

    private Image next() throws InterruptedException {
        return RecordingListener.next(heard.images);
    }

    private static float[] decode(ModelConfig config, WeightSnapshot snapshot, float[] z) {
        try (FrozenVae model = new FrozenVae(config, snapshot, 1)) {
            return model.decode(z);
        }
    }

    @Test
    void decodesWhatItIsAskedFor() throws InterruptedException {
        decoding.start();
        decoding.weights(1, SmallModels.MODEL, weights);
        float[] z = codes(1, 1);
        decoding.request(Channel.POINT, 1, z, 12345);
        Image image = next();
        assertEquals(Channel.POINT, image.channel());
        assertEquals(1, image.decoded().generation());
        assertEquals(12345, image.decoded().askedNanos());
        assertSame(z, image.decoded().codes());
        assertArrayEquals(decode(SmallModels.MODEL, weights, z), image.decoded().images(), 1e-6f);
    }

    @Test
    void decodesTheNewestRequestOfAChannelAndDropsThoseBefore() throws InterruptedException {
        decoding.weights(1, SmallModels.MODEL, weights);
        decoding.request(Channel.POINT, 1, codes(1, 1), 1);
        decoding.request(Channel.POINT, 1, codes(1, 2), 2);
        decoding.request(Channel.PREVIEW, 1, codes(1, 3), 3);
        decoding.request(Channel.POINT, 1, codes(1, 4), 4);
        // Only now, so that all requests have come before the first is served.
        decoding.start();
        assertEquals(4, next().decoded().askedNanos());
        assertEquals(3, next().decoded().askedNanos());
        decoding.request(Channel.POINT, 1, codes(1, 5), 5);
        assertEquals(5, next().decoded().askedNanos());
    }

    @Test
    void dropsRequestsOfAnotherModel() throws InterruptedException {
        decoding.weights(2, SmallModels.MODEL, weights);
        decoding.request(Channel.POINT, 1, codes(1, 1), 1);
        decoding.request(Channel.PREVIEW, 3, codes(1, 2), 2);
        decoding.request(Channel.TRAVERSAL, 2, codes(1, 3), 3);
        decoding.start();
        Image image = next();
        assertEquals(Channel.TRAVERSAL, image.channel());
        assertEquals(2, image.decoded().generation());
        assertTrue(heard.images.isEmpty());
    }

    @Test
    void dropsRequestsBeforeThereIsAnyModel() throws InterruptedException {
        decoding.start();
        decoding.request(Channel.POINT, 0, codes(1, 1), 1);
        decoding.weights(1, SmallModels.MODEL, weights);
        decoding.request(Channel.PREVIEW, 1, codes(1, 2), 2);
        assertEquals(2, next().decoded().askedNanos());
    }

    @Test
    void decodesWithTheNewestWeights() throws InterruptedException {
        WeightSnapshot newer =
                new WeightSnapshot(90, FreshWeights.of(SmallModels.MODEL, 2).tensors());
        decoding.weights(1, SmallModels.MODEL, weights);
        decoding.start();
        decoding.request(Channel.POINT, 1, codes(1, 1), 1);
        assertEquals(0, next().decoded().step());
        decoding.weights(1, SmallModels.MODEL, newer);
        decoding.request(Channel.POINT, 1, codes(1, 1), 2);
        Decoded decoded = next().decoded();
        assertEquals(90, decoded.step());
        assertArrayEquals(decode(SmallModels.MODEL, newer, codes(1, 1)), decoded.images(), 1e-6f);
    }

    @Test
    void changesToAModelOfOtherSizes() throws InterruptedException {
        ModelConfig other =
                new ModelConfig(
                        SmallModels.MODEL.shape(),
                        new MlpArchitecture(List.of(8, 4)),
                        7,
                        new BernoulliLikelihood());
        decoding.start();
        decoding.weights(1, SmallModels.MODEL, weights);
        decoding.request(Channel.POINT, 1, codes(1, 1), 1);
        assertEquals(PIXELS, next().decoded().images().length);
        WeightSnapshot fresh = FreshWeights.of(other, 3);
        decoding.weights(2, other, fresh);
        float[] z = StandardNormal.draws(14, 1);
        decoding.request(Channel.POINT, 2, z, 2);
        assertArrayEquals(decode(other, fresh, z), next().decoded().images(), 1e-6f);
    }

    @Test
    void joinsTheTilesOfAGrid() throws InterruptedException {
        float[] z = codes(50, 5);
        decoding.weights(1, SmallModels.MODEL, weights);
        decoding.start();
        decoding.request(Channel.MANIFOLD, 1, z, 1);
        Decoded grid = next().decoded();
        assertEquals(50 * PIXELS, grid.images().length);
        for (int i = 0; i < 50; i += 7) {
            float[] one =
                    Arrays.copyOfRange(z, i * SmallModels.LATENTS, (i + 1) * SmallModels.LATENTS);
            assertArrayEquals(
                    decode(SmallModels.MODEL, weights, one),
                    Arrays.copyOfRange(grid.images(), i * PIXELS, (i + 1) * PIXELS),
                    1e-5f);
        }
    }

    @Test
    void servesAMovedSliderBetweenTheTilesOfAGrid() throws InterruptedException {
        int tiles = 20;
        AtomicInteger moves = new AtomicInteger();
        DecodeThread[] self = new DecodeThread[1];
        RecordingListener busy = new RecordingListener();
        try (DecodeThread thread =
                new DecodeThread(
                        (channel, decoded) -> {
                            busy.decoded(channel, decoded);
                            // The slider moves again as soon as its image is there.
                            if (channel == Channel.POINT && moves.incrementAndGet() < 3 * tiles) {
                                self[0].request(Channel.POINT, 1, codes(1, moves.get()), 0);
                            }
                        },
                        new Guard(busy))) {
            self[0] = thread;
            thread.weights(1, SmallModels.MODEL, weights);
            thread.request(Channel.POINT, 1, codes(1, 0), 0);
            thread.request(Channel.MANIFOLD, 1, codes(16 * tiles, 9), 0);
            thread.start();
            int points = 0;
            while (RecordingListener.next(busy.images).channel() == Channel.POINT) {
                points++;
            }
            assertTrue(points >= tiles, points + " moves before the grid");
        }
    }

    @Test
    void livesOnWhateverIsThrownAtARequest() throws InterruptedException {
        AtomicInteger results = new AtomicInteger();
        RecordingListener told = new RecordingListener();
        try (DecodeThread thread =
                new DecodeThread(
                        (channel, decoded) -> {
                            if (results.getAndIncrement() == 0) {
                                throw new OutOfMemoryError("test");
                            }
                            told.decoded(channel, decoded);
                        },
                        new Guard(told))) {
            thread.start();
            thread.weights(1, SmallModels.MODEL, weights);
            thread.request(Channel.POINT, 1, codes(1, 1), 1);
            assertEquals(
                    new Task(Task.Kind.DECODING, 1), RecordingListener.next(told.failed).task());
            thread.request(Channel.POINT, 1, codes(1, 2), 2);
            assertEquals(2, RecordingListener.next(told.images).decoded().askedNanos());
        }
    }

    @Test
    void whatIsAskedWithNewWeightsIsDecodedHoweverCloselyItFollows() throws InterruptedException {
        decoding.start();
        for (int generation = 1; generation <= 400; generation++) {
            decoding.weights(generation, SmallModels.MODEL, weights);
            decoding.request(Channel.POINT, generation, codes(1, 1), generation);
            assertEquals(generation, next().decoded().generation());
        }
    }

    @Test
    void servesTheOtherChannelsWhereOneFails() throws InterruptedException {
        RecordingListener told = new RecordingListener();
        try (DecodeThread thread =
                new DecodeThread(
                        (channel, decoded) -> {
                            if (channel == Channel.POINT) {
                                throw new StackOverflowError();
                            }
                            told.decoded(channel, decoded);
                        },
                        new Guard(told))) {
            thread.weights(1, SmallModels.MODEL, weights);
            thread.request(Channel.POINT, 1, codes(1, 1), 1);
            thread.request(Channel.MANIFOLD, 1, codes(2, 2), 2);
            thread.start();
            assertEquals(Channel.MANIFOLD, RecordingListener.next(told.images).channel());
        }
    }

    @Test
    void decodesWithTheModelBeforeWhereTheNextCannotBeMade() throws InterruptedException {
        decoding.start();
        decoding.weights(1, SmallModels.MODEL, weights);
        decoding.request(Channel.POINT, 1, codes(1, 1), 1);
        float[] before = next().decoded().images();
        WeightSnapshot incomplete = new WeightSnapshot(0, Map.of());
        decoding.weights(2, SmallModels.MODEL, incomplete);
        assertEquals(new Task(Task.Kind.DECODING, 2), RecordingListener.next(heard.failed).task());
        decoding.request(Channel.POINT, 1, codes(1, 1), 2);
        assertArrayEquals(before, next().decoded().images());
        decoding.weights(2, SmallModels.MODEL, weights);
        decoding.request(Channel.POINT, 2, codes(1, 1), 3);
        assertEquals(2, next().decoded().generation());
    }
}
