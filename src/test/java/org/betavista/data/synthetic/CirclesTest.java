package org.betavista.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.betavista.data.Factor;
import org.betavista.data.ImageShape;
import org.junit.jupiter.api.Test;

class CirclesTest {
    private static final int SIDE = 32;

    private final FactorGrid circles = new FactorGrid(new Circles());

    @Test
    void holdsEveryCombinationOfItsFactorsOnce() {
        assertEquals(16_384, circles.size());
        assertEquals(
                List.of(
                        new Factor("x", 32, true),
                        new Factor("y", 32, true),
                        new Factor("radius", 16, true)),
                circles.factors());
        for (int i = 0; i < circles.size(); i++) {
            int x = circles.factorValue(i, 0);
            int y = circles.factorValue(i, 1);
            int radius = circles.factorValue(i, 2);
            assertTrue(x >= 0 && x < 32 && y >= 0 && y < 32 && radius >= 0 && radius < 16);
            assertEquals(i, (x * 32 + y) * 16 + radius);
        }
    }

    @Test
    void knowsNoFourthFactor() {
        assertThrows(IndexOutOfBoundsException.class, () -> circles.factorValue(0, 3));
    }

    @Test
    void isGreyAndThirtyTwoPixelsWide() {
        assertEquals(new ImageShape(1, SIDE, SIDE), circles.shape());
        assertEquals("Circles", circles.name());
    }

    @Test
    void cutsNoDiscAtTheBorder() {
        byte[] pixels = new byte[SIDE * SIDE];
        for (int i = 0; i < circles.size(); i++) {
            circles.copyPixels(i, pixels, 0);
            int ink = 0;
            for (int edge = 0; edge < SIDE; edge++) {
                ink |= pixels[edge] | pixels[(SIDE - 1) * SIDE + edge];
                ink |= pixels[edge * SIDE] | pixels[edge * SIDE + SIDE - 1];
            }
            assertEquals(0, ink, "image " + i);
        }
    }

    @Test
    void coversTheAreaOfItsRadius() {
        for (int i = 0; i < circles.size(); i += 7) {
            double radius = 3 + 5.0 * circles.factorValue(i, 2) / 15;
            double area = 0;
            for (float value : circles.image(i)) {
                area += value;
            }
            double expected = Math.PI * radius * radius;
            assertEquals(expected, area, 0.03 * expected, "image " + i);
        }
    }

    @Test
    void standsWhereItsFactorsSay() {
        for (int i = 0; i < circles.size(); i += 7) {
            float[] image = circles.image(i);
            double mass = 0;
            double column = 0;
            double row = 0;
            for (int p = 0; p < image.length; p++) {
                mass += image[p];
                column += image[p] * (p % SIDE);
                row += image[p] * Math.floorDiv(p, SIDE);
            }
            assertEquals(9 + 13.0 * circles.factorValue(i, 0) / 31, column / mass, 0.03);
            assertEquals(9 + 13.0 * circles.factorValue(i, 1) / 31, row / mass, 0.03);
        }
    }

    @Test
    void isSymmetricWhereItsCentreLiesOnAPixel() {
        // Step 0 of both positions is the pixel (9, 9), so the disc is its own mirror image.
        float[] image = circles.image(5);
        for (int row = 0; row < 19; row++) {
            for (int column = 0; column < 19; column++) {
                assertEquals(image[row * SIDE + column], image[column * SIDE + row]);
                assertEquals(image[row * SIDE + column], image[(18 - row) * SIDE + column]);
            }
        }
        assertEquals(1f, image[9 * SIDE + 9]);
    }

    @Test
    void writesPixelsAtTheGivenOffset() {
        byte[] target = new byte[10 + SIDE * SIDE + 10];
        circles.copyPixels(4321, target, 10);
        float[] image = circles.image(4321);
        for (int p = 0; p < image.length; p++) {
            assertEquals(image[p], (target[10 + p] & 0xFF) / 255f);
        }
        assertArrayEquals(new byte[10], java.util.Arrays.copyOf(target, 10));
        assertArrayEquals(
                new byte[10],
                java.util.Arrays.copyOfRange(target, target.length - 10, target.length));
    }

    @Test
    void laysSeveralImagesOneAfterTheOther() {
        float[] both = circles.images(new int[] {16_383, 0});
        assertArrayEquals(circles.image(16_383), java.util.Arrays.copyOf(both, SIDE * SIDE));
        assertArrayEquals(
                circles.image(0), java.util.Arrays.copyOfRange(both, SIDE * SIDE, both.length));
    }
}
