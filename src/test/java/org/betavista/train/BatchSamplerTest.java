package org.betavista.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchSamplerTest {
    @ParameterizedTest
    @CsvSource({"100, 10, 10", "101, 10, 11", "7, 128, 1", "128, 128, 1", "5, 1, 5"})
    void showsEveryImageOnceAnEpoch(int size, int batch, int batchesPerEpoch) {
        BatchSampler sampler = new BatchSampler(3, size, batch);
        assertEquals(batchesPerEpoch, sampler.batchesPerEpoch());
        for (int epoch = 0; epoch < 3; epoch++) {
            long first = (long) epoch * batchesPerEpoch;
            int[] seen =
                    IntStream.range(0, batchesPerEpoch)
                            .mapToObj(step -> sampler.batch(first + step))
                            .flatMapToInt(Arrays::stream)
                            .sorted()
                            .toArray();
            assertArrayEquals(IntStream.range(0, size).toArray(), seen);
        }
    }

    @Test
    void endsAnEpochWithASmallerBatch() {
        BatchSampler sampler = new BatchSampler(3, 101, 10);
        assertEquals(10, sampler.batch(9).length);
        assertEquals(1, sampler.batch(10).length);
        assertEquals(10, sampler.batch(11).length);
    }

    @Test
    void dependsOnSeedAndStepAlone() {
        BatchSampler straight = new BatchSampler(5, 1000, 64);
        int[][] batches = new int[100][];
        for (int step = 0; step < 100; step++) {
            batches[step] = straight.batch(step);
        }
        BatchSampler jumping = new BatchSampler(5, 1000, 64);
        for (int step : new int[] {99, 3, 50, 51, 3, 0, 16, 15}) {
            assertArrayEquals(batches[step], jumping.batch(step), "step " + step);
        }
    }

    @Test
    void ordersEveryEpochDifferently() {
        BatchSampler sampler = new BatchSampler(5, 1000, 1000);
        assertFalse(Arrays.equals(sampler.batch(0), sampler.batch(1)));
    }

    @Test
    void ordersDifferentlyWithAnotherSeed() {
        assertFalse(
                Arrays.equals(
                        new BatchSampler(5, 1000, 64).batch(0),
                        new BatchSampler(6, 1000, 64).batch(0)));
    }

    @Test
    void reachesFarSteps() {
        long far = 4_000_000_000L;
        BatchSampler sampler = new BatchSampler(5, 1000, 64);
        assertEquals(16, sampler.batchesPerEpoch());
        assertEquals(64, sampler.batch(far).length);
        assertArrayEquals(new BatchSampler(5, 1000, 64).batch(far), sampler.batch(far));
    }
}
