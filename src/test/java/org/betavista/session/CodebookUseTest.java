package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.betavista.model.Codes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodebookUseTest {
    private static CodebookUse even(int size) {
        int[] counts = new int[size];
        Arrays.fill(counts, 7);
        return CodebookModels.ladder(2, counts);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 64, 512})
    void perplexityIsTheSizeOfABookThatIsUsedAlike(int size) {
        assertEquals(size, even(size).perplexity(), 1e-9 * size);
        assertEquals(1.0 / size, even(size).share(0), 1e-12);
    }

    @Test
    void perplexityIsOneWhereOneCodeDoesEverything() {
        CodebookUse one = CodebookModels.ladder(2, 0, 12, 0, 0);
        assertEquals(1, one.perplexity(), 1e-12);
        assertEquals(1, one.used());
        assertEquals(3, one.dead());
    }

    @Test
    void perplexityOfAHalfAndTwoQuartersIsTwoToTheOneAndAHalf() {
        assertEquals(Math.pow(2, 1.5), CodebookModels.ladder(2, 2, 1, 1, 0).perplexity(), 1e-12);
    }

    @Test
    void countsWhatEachPositionOfEachImageTakes() {
        float[] vectors = {0, 0, 1, 1, -3, 2};
        float[] mu = {0.1f, 0, 0.9f, 0.8f, -3, 2, 5, 5};
        CodebookUse use =
                CodebookUse.of(
                        new org.betavista.model.CodebookFamily(3, 2),
                        1,
                        vectors,
                        new Codes(2, mu, new float[8], new float[8]));
        assertArrayEquals(new int[] {1, 2, 1}, use.counts());
        assertArrayEquals(new int[] {0, 1, 2, 1}, use.indices(mu));
    }

    @Test
    void codesAndIndicesAreEachOthersInverse() {
        CodebookUse use = even(5);
        float[] codes = use.uniform(3, CodebookModels.random());
        assertEquals(3 * 4, codes.length);
        assertArrayEquals(codes, use.codes(use.indices(codes)));
        assertArrayEquals(codes, use.snapped(codes));
    }

    @Test
    void snapsToTheNearestVectors() {
        assertArrayEquals(
                new float[] {0, 2, 4, 4}, even(5).snapped(new float[] {-8, 2.4f, 3.6f, 90}));
    }

    @Test
    void putsAnotherVectorAtOnePositionOnly() {
        float[] z = even(5).everywhere(3);
        assertArrayEquals(new float[] {3, 3, 3, 3}, z);
        assertArrayEquals(new float[] {3, 3, 1, 3}, even(5).with(z, 2, 1));
        assertArrayEquals(new float[] {3, 3, 3, 3}, z, "the code itself stays");
    }

    @Test
    void ordersVectorsByUseAndEqualOnesByNumber() {
        assertArrayEquals(new int[] {2, 0, 3, 1}, CodebookModels.ladder(1, 4, 0, 9, 4).byUse());
    }

    @Test
    void uniformCodesTakeEveryVectorAboutAlike() {
        int[] counts = new int[4];
        for (int index : even(4).indices(even(4).uniform(1000, CodebookModels.random()))) {
            counts[index]++;
        }
        for (int count : counts) {
            // 4000 draws of probability 1/4: the standard deviation is 27.
            assertEquals(1000, count, 6 * 27);
        }
    }
}
