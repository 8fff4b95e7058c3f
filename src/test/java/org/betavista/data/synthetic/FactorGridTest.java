package org.betavista.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FactorGridTest {
    private final Shapes shapes = new Shapes();
    private final FactorGrid grid = new FactorGrid(shapes);

    @Test
    void findsEveryCombinationAgain() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 1000; i++) {
            int[] values = shapes.randomValues(random);
            int index = grid.indexOf(values);
            for (int factor = 0; factor < values.length; factor++) {
                assertEquals(values[factor], grid.factorValue(index, factor));
            }
        }
        assertEquals(0, grid.indexOf(new int[5]));
        assertEquals(grid.size() - 1, grid.indexOf(new int[] {2, 5, 39, 31, 31}));
    }

    @Test
    void changesTheLastFactorFastest() {
        assertEquals(1, grid.indexOf(new int[] {0, 0, 0, 0, 1}));
        assertEquals(32, grid.indexOf(new int[] {0, 0, 0, 1, 0}));
    }

    @Test
    void showsWhatItsWorldDraws() {
        int[] values = {1, 2, 3, 4, 5};
        byte[] drawn = new byte[shapes.shape().size()];
        byte[] copied = new byte[shapes.shape().size()];
        shapes.draw(values, 0, drawn, 0);
        grid.copyPixels(grid.indexOf(values), copied, 0);
        assertArrayEquals(drawn, copied);
    }
}
