package org.betavista.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SampledWorldTest {
    @Test
    void givesTheSameImagesForTheSameSeedOnly() {
        SampledWorld one = new SampledWorld(new Digits(), 50, 7);
        SampledWorld same = new SampledWorld(new Digits(), 50, 7);
        SampledWorld other = new SampledWorld(new Digits(), 50, 8);
        for (int i = 49; i >= 0; i--) {
            assertArrayEquals(one.image(i), same.image(i));
            assertFalse(Arrays.equals(one.image(i), other.image(i)));
        }
    }

    @Test
    void knowsTheValuesThatDrewAnImage() {
        // Shapes have no style, so that the values alone give the picture.
        Shapes shapes = new Shapes();
        SampledWorld sample = new SampledWorld(shapes, 100, 3);
        FactorGrid grid = new FactorGrid(shapes);
        for (int i = 0; i < sample.size(); i++) {
            int[] values = new int[5];
            for (int factor = 0; factor < 5; factor++) {
                values[factor] = sample.factorValue(i, factor);
            }
            assertArrayEquals(grid.image(grid.indexOf(values)), sample.image(i));
        }
    }

    @Test
    void drawsEveryValueAboutAsOften() {
        SampledWorld sample = new SampledWorld(new Digits(), 10_000, 1);
        int[] counts = new int[10];
        for (int i = 0; i < sample.size(); i++) {
            counts[sample.factorValue(i, 0)]++;
        }
        for (int count : counts) {
            assertEquals(1000, count, 150);
        }
    }
}
