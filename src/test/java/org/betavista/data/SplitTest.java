package org.betavista.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
    private final StoredImages all = NumberedImages.of(1000);

    @Test
    void givesEveryImageToExactlyOneSide() {
        Split split = Split.bySeed(all, 0.1, 7);
        assertEquals(900, split.train().size());
        assertEquals(100, split.heldOut().size());
        int[] together =
                IntStream.concat(
                                Arrays.stream(NumberedImages.numbers(split.train())),
                                Arrays.stream(NumberedImages.numbers(split.heldOut())))
                        .sorted()
                        .toArray();
        assertArrayEquals(IntStream.range(0, 1000).toArray(), together);
    }

    @Test
    void repeatsWithItsSeed() {
        Split first = Split.bySeed(all, 0.1, 7);
        Split second = Split.bySeed(all, 0.1, 7);
        assertArrayEquals(
                NumberedImages.numbers(first.train()), NumberedImages.numbers(second.train()));
        assertArrayEquals(
                NumberedImages.numbers(first.heldOut()), NumberedImages.numbers(second.heldOut()));
    }

    @Test
    void differsWithAnotherSeed() {
        assertFalse(
                Arrays.equals(
                        NumberedImages.numbers(Split.bySeed(all, 0.1, 7).heldOut()),
                        NumberedImages.numbers(Split.bySeed(all, 0.1, 8).heldOut())));
    }

    @Test
    void holdsOutImagesFromEverywhere() {
        int[] numbers = NumberedImages.numbers(Split.bySeed(all, 0.1, 7).heldOut());
        double mean = Arrays.stream(numbers).average().orElseThrow();
        // Ten standard errors of the mean of 100 out of 1000.
        assertEquals(499.5, mean, 290);
        assertTrue(Arrays.stream(numbers).max().orElseThrow() > 900);
        assertTrue(Arrays.stream(numbers).min().orElseThrow() < 100);
    }

    @Test
    void leavesOneImageOnEachSideAtLeast() {
        StoredImages few = NumberedImages.of(3);
        assertEquals(1, Split.bySeed(few, 0.001, 1).heldOut().size());
        assertEquals(1, Split.bySeed(few, 0.999, 1).train().size());
    }

    @Test
    void keepsLabelsWithTheirImages() {
        ImageDataset train = Split.bySeed(all, 0.3, 5).train();
        int[] numbers = NumberedImages.numbers(train);
        for (int i = 0; i < train.size(); i++) {
            assertEquals(numbers[i] % 7, train.factorValue(i, 0));
        }
        assertEquals(all.factors(), train.factors());
        assertEquals(all.name(), train.name());
    }

    @Test
    void refusesASingleImageByName() {
        InvalidInputException refusal =
                assertThrows(
                        InvalidInputException.class,
                        () -> Split.bySeed(NumberedImages.of(1), 0.1, 1));
        assertTrue(refusal.sentence().contains("numbers"), refusal.sentence());
    }

    @Test
    void refusesTwoShapes() {
        StoredImages other =
                new StoredImages("other", new ImageShape(1, 2, 1), new byte[2], null, "");
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> new Split(all, other));
        assertTrue(refusal.sentence().contains("1x1x2"), refusal.sentence());
        assertTrue(refusal.sentence().contains("1x2x1"), refusal.sentence());
    }
}
