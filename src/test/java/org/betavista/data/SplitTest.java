package org.betavista.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    private static List<Integer> heldOutNumbers(int count, long seed) {
        Split split = Split.byImage(NumberedImages.of(count), 0.1, seed);
        assertEquals(count, split.train().size() + split.heldOut().size());
        return Arrays.stream(NumberedImages.numbers(split.heldOut())).boxed().toList();
    }

    @Test
    void byImageNoneChangesSidesWhenOthersCome() {
        List<Integer> all = heldOutNumbers(1000, 7);
        assertEquals(100, all.size(), 40, "a tenth, give or take four standard deviations");
        for (int count : new int[] {60, 200, 999}) {
            assertEquals(
                    all.stream().filter(number -> number < count).toList(),
                    heldOutNumbers(count, 7));
        }
        assertNotEquals(all, heldOutNumbers(1000, 8));
    }

    @Test
    void byImageTheOrderOfTheSetDoesNotMatter() {
        int[] backwards = IntStream.range(0, 1000).map(i -> 999 - i).toArray();
        ImageDataset other = Split.byImage(new Subset(all, backwards), 0.1, 7).heldOut();
        assertEquals(
                Arrays.stream(NumberedImages.numbers(other)).boxed().sorted().toList(),
                heldOutNumbers(1000, 7));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 9})
    void byImageNoSideIsEmpty(int count) {
        for (long seed = 0; seed < 50; seed++) {
            for (double share : new double[] {1e-9, 0.1, 0.999999}) {
                Split split = Split.byImage(NumberedImages.of(count), share, seed);
                assertTrue(split.train().size() > 0 && split.heldOut().size() > 0);
            }
        }
    }

    @Test
    void byImageCopiesOfOneImageCanBeSplitToo() {
        Split split = Split.byImage(new Subset(all, new int[] {4, 4, 4}), 0.1, 1);
        assertEquals(2, split.train().size());
        assertThrows(
                InvalidInputException.class, () -> Split.byImage(NumberedImages.of(1), 0.1, 1));
    }
}
