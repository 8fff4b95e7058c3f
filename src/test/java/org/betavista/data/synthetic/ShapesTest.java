package org.betavista.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.betavista.data.Factor;
import org.junit.jupiter.api.Test;

class ShapesTest {
    private static final int SIDE = 64;

    private final Shapes shapes = new Shapes();
    private final byte[] pixels = new byte[SIDE * SIDE];

    @Test
    void hasTheLayoutOfDsprites() {
        assertEquals(
                List.of("shape", "scale", "orientation", "x", "y"),
                shapes.factors().stream().map(Factor::name).toList());
        assertEquals(
                List.of(3, 6, 40, 32, 32), shapes.factors().stream().map(Factor::count).toList());
        assertEquals(737_280, new FactorGrid(shapes).size());
    }

    @Test
    void isBlackAndWhiteAndNeverCut() {
        for (int shape = 0; shape < 3; shape++) {
            for (int orientation = 0; orientation < 40; orientation++) {
                for (int corner = 0; corner < 4; corner++) {
                    int x = 31 * (corner % 2);
                    int y = corner < 2 ? 0 : 31;
                    int white = draw(shape, 5, orientation, x, y);
                    // One that were cut or wrapped would have less, or stand elsewhere.
                    assertEquals(white, draw(shape, 5, orientation, 16, 16));
                }
            }
        }
    }

    @Test
    void standsWhereItsFactorsSay() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 500; i++) {
            int[] values = shapes.randomValues(random);
            double white = draw(values);
            double column = 0;
            double row = 0;
            for (int p = 0; p < pixels.length; p++) {
                if (pixels[p] != 0) {
                    column += p % SIDE;
                    row += p >> 6;
                }
            }
            assertEquals(16 + values[3], column / white, 0.5);
            assertEquals(16 + values[4], row / white, 0.5);
        }
    }

    @Test
    void growsWithScale() {
        for (int shape = 0; shape < 3; shape++) {
            for (int orientation = 0; orientation < 40; orientation++) {
                for (int scale = 1; scale < 6; scale++) {
                    int before = draw(shape, scale - 1, orientation, 10, 20);
                    assertTrue(draw(shape, scale, orientation, 10, 20) > before);
                }
            }
        }
    }

    @Test
    void coversTheAreaOfItsSquareAndEllipse() {
        assertEquals(19 * 19, draw(0, 5, 0, 3, 4));
        assertEquals(Math.PI * 13 * 8, draw(1, 5, 0, 3, 4), 6);
    }

    @Test
    void endsItsTurnWhereItBegan() {
        draw(2, 5, 0, 7, 8);
        byte[] first = pixels.clone();
        draw(2, 5, 39, 7, 8);
        assertArrayEquals(first, pixels);
    }

    @Test
    void ignoresStyleAndClearsWhatWasThere() {
        byte[] other = new byte[SIDE * SIDE];
        java.util.Arrays.fill(other, (byte) 9);
        int[] values = {2, 3, 4, 5, 6};
        shapes.draw(values, 1, pixels, 0);
        shapes.draw(values, 2, other, 0);
        assertArrayEquals(pixels, other);
    }

    private int draw(int... values) {
        shapes.draw(values, 0, pixels, 0);
        int white = 0;
        for (int p = 0; p < pixels.length; p++) {
            assertTrue(pixels[p] == 0 || pixels[p] == (byte) 255);
            boolean border =
                    p % SIDE == 0 || p % SIDE == SIDE - 1 || p < SIDE || p >= SIDE * (SIDE - 1);
            if (pixels[p] != 0) {
                assertTrue(!border);
                white++;
            }
        }
        return white;
    }
}
