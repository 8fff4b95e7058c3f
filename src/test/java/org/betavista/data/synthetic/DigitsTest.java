package org.betavista.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DigitsTest {
    private static final int SIDE = 28;

    private final Digits digits = new Digits();

    @Test
    void leavesTheBorderFree() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 5000; i++) {
            int[] values = digits.randomValues(random);
            if (i % 2 == 0) {
                values[2] = 31;
                values[4] = 31;
            }
            byte[] pixels = draw(values, random.nextLong());
            int ink = 0;
            for (int edge = 0; edge < SIDE; edge++) {
                ink |= pixels[edge] | pixels[(SIDE - 1) * SIDE + edge];
                ink |= pixels[edge * SIDE] | pixels[edge * SIDE + SIDE - 1];
            }
            assertEquals(0, ink, Arrays.toString(values));
        }
    }

    @Test
    void hasAsMuchInkAsMnist() {
        SplittableRandom random = new SplittableRandom(2);
        double ink = 0;
        for (int i = 0; i < 2000; i++) {
            ink += ink(draw(digits.randomValues(random), random.nextLong()));
        }
        assertEquals(0.13, ink / 2000 / (255.0 * SIDE * SIDE), 0.02);
    }

    @Test
    void hasMoreInkWhereThePenIsThicker() {
        for (int digit = 0; digit < 10; digit++) {
            double before = 0;
            for (int thickness = 0; thickness < 32; thickness++) {
                double now = ink(draw(new int[] {digit, 16, thickness, 16, 12}, 4));
                assertTrue(now > before);
                before = now;
            }
        }
    }

    @Test
    void changesLittleFromOneValueToTheNextAndMoreFartherOn() {
        for (int digit = 0; digit < 10; digit++) {
            for (int factor = 1; factor < 5; factor++) {
                int[] values = {digit, 16, 16, 16, 16};
                byte[] middle = draw(values, digit);
                values[factor] = 17;
                double near = distance(middle, draw(values, digit));
                values[factor] = 26;
                double far = distance(middle, draw(values, digit));
                assertTrue(near < 0.02 * 255 * SIDE * SIDE);
                assertTrue(far > 2 * near, digit + " " + factor);
            }
        }
    }

    @Test
    void writesTheSameWithOneStyleAndOtherwiseWithAnother() {
        int[] values = digits.middleValues();
        assertArrayEquals(draw(values, 8), draw(values, 8));
        assertFalse(Arrays.equals(draw(values, 8), draw(values, 9)));
    }

    private byte[] draw(int[] values, long style) {
        byte[] pixels = new byte[SIDE * SIDE];
        digits.draw(values, style, pixels, 0);
        return pixels;
    }

    private static double ink(byte[] pixels) {
        return distance(pixels, new byte[pixels.length]);
    }

    private static double distance(byte[] one, byte[] other) {
        double sum = 0;
        for (int p = 0; p < one.length; p++) {
            sum += Math.abs((one[p] & 0xFF) - (other[p] & 0xFF));
        }
        return sum;
    }

    @Test
    void everyStepOfSizeIsSeenWhateverElseIsChosen() {
        Digits digits = new Digits();
        SplittableRandom random = new SplittableRandom(5);
        byte[] smaller = new byte[28 * 28];
        byte[] larger = new byte[28 * 28];
        for (int i = 0; i < 500; i++) {
            int[] values = digits.randomValues(random);
            long style = random.nextLong();
            values[4] = random.nextInt(31);
            digits.draw(values, style, smaller, 0);
            values[4]++;
            java.util.Arrays.fill(larger, (byte) 0);
            digits.draw(values, style, larger, 0);
            assertFalse(
                    java.util.Arrays.equals(smaller, larger), java.util.Arrays.toString(values));
        }
    }
}
