package org.betavista.model.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Set;
import java.util.TreeSet;
import org.betavista.model.EngineArrays;
import org.betavista.model.NativeEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CodebookUpdateTest {
    private NDManager manager;

    @BeforeEach
    void open() {
        NativeEngine.prepareThread(1, false);
        manager = NDManager.newBaseManager("PyTorch");
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray column(float... values) {
        return EngineArrays.rows(manager, values, 1);
    }

    private NDArray taken(int codes, int... indices) {
        return manager.create(indices).toType(DataType.INT64, false).oneHot(codes);
    }

    @Test
    void averagesCountsAndSumsAndRestartsWhatNobodyTakes() {
        CodebookUpdate update =
                CodebookUpdate.of(
                        manager.create(new float[] {1, 2, 0}),
                        column(1, 4, 0),
                        column(1, 3, 5, 7),
                        taken(3, 0, 1, 1, 1),
                        column(0.3f, -1, 2, 0.5f));
        // The batch's counts are 1, 3, 0 and its sums 1, 3 + 5 + 7 = 15, 0:
        //   counts 0.99 * (1, 2, 0) + 0.01 * (1, 3, 0) = (1, 2.01, 0)
        //   sums   0.99 * (1, 4, 0) + 0.01 * (1, 15, 0) = (1, 4.11, 0)
        // A fair share is 4 / 3. The third code has less than 0.02 of it. In the noise's order the
        // points are 3, 1, 7, 5; the third of them is 7. Its count is 0.1 * 4 / 3 = 0.133333.
        assertArrayEquals(new float[] {1, 2.01f, 0.133333f}, update.counts().toFloatArray(), 1e-6f);
        assertArrayEquals(new float[] {1, 4.11f, 0.933333f}, update.sums().toFloatArray(), 1e-6f);
        // With n = 3.143333 the counts are smoothed to (count + 0.00001) * n / (n + 0.00003), that
        // is (1.0000005, 2.0099908, 0.1333421).
        assertArrayEquals(
                new float[] {0.9999995f, 2.0447855f, 6.999542f},
                update.vectors().toFloatArray(),
                3e-6f);
    }

    @Test
    void averagesEachValueOfAVector() {
        CodebookUpdate update =
                CodebookUpdate.of(
                        manager.create(new float[] {1, 1}),
                        EngineArrays.rows(manager, new float[] {2, 0, -1, 3}, 2),
                        EngineArrays.rows(manager, new float[] {4, 1, 0, 1}, 2),
                        taken(2, 0, 1),
                        column(0, 1));
        // 0.99 * ((2, 0), (-1, 3)) + 0.01 * ((4, 1), (0, 1)); all counts stay 1.
        float[] expected = {2.02f, 0.01f, -0.99f, 2.98f};
        assertArrayEquals(expected, update.sums().toFloatArray(), 1e-6f);
        assertArrayEquals(expected, update.vectors().toFloatArray(), 1e-6f);
    }

    @Test
    void fillsAnEmptyCodebookFromTheFirstBatch() {
        float[] points = {1, 2, 3, 4, 5, 6, 7, 8};
        CodebookUpdate update =
                CodebookUpdate.of(
                        manager.zeros(new Shape(4)),
                        manager.zeros(new Shape(4, 1)),
                        column(points),
                        taken(4, new int[8]), // all vectors are zero, so the first is the nearest
                        column(5, 3, 8, 1, 2, 9, 4, 7));
        float[] vectors = update.vectors().toFloatArray();
        assertEquals(4.5, vectors[0], 1e-2); // the mean of all points
        Set<Long> others = new TreeSet<>();
        for (int code = 1; code < 4; code++) {
            assertEquals(Math.rint(vectors[code]), vectors[code], 1e-3);
            others.add(Math.round((double) vectors[code]));
        }
        // In the noise's order the points are 4, 5, 2, 7 ...
        assertEquals(Set.of(5L, 2L, 7L), others);
    }

    @Test
    void usesPointsTwiceWhereThereAreFewerThanCodes() {
        CodebookUpdate update =
                CodebookUpdate.of(
                        manager.zeros(new Shape(5)),
                        manager.zeros(new Shape(5, 1)),
                        column(1, 2),
                        taken(5, 0, 0),
                        column(0, 1));
        float[] vectors = update.vectors().toFloatArray();
        for (int code = 1; code < 5; code++) {
            assertEquals(code % 2 == 0 ? 1 : 2, vectors[code], 2e-3);
        }
    }

    @Test
    void leavesWhatIsTakenFairly() {
        NDArray counts = manager.create(new float[] {2, 2});
        NDArray sums = column(2, -2);
        CodebookUpdate update =
                CodebookUpdate.of(
                        counts,
                        sums,
                        column(1, 1, -1, -1),
                        taken(2, 0, 0, 1, 1),
                        column(0, 1, 2, 3));
        assertArrayEquals(new float[] {2, 2}, update.counts().toFloatArray(), 1e-6f);
        assertArrayEquals(new float[] {1, -1}, update.vectors().toFloatArray(), 1e-5f);
        assertTrue(counts.getFloat(0) == 2 && sums.getFloat(1) == -2, "the old ones are unchanged");
    }
}
