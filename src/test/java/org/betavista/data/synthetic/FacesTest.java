package org.betavista.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.betavista.data.Factor;
import org.betavista.data.ImageShape;
import org.junit.jupiter.api.Test;

class FacesTest {
    private static final int SIDE = 64;
    private static final int PLANE = SIDE * SIDE;

    private final Faces faces = new Faces();

    @Test
    void hasSevenFactorsInColour() {
        assertEquals(new ImageShape(3, SIDE, SIDE), faces.shape());
        assertEquals(
                List.of(32, 32, 2, 16, 16, 16, 16),
                faces.factors().stream().map(Factor::count).toList());
    }

    @Test
    void putsGlassesOnTheEyesOnly() {
        assertChangesWithinRows(2, 1, 18, 42);
    }

    @Test
    void smilesWithMouthAndCheeksOnly() {
        assertChangesWithinRows(1, 31, 33, 52);
        assertChangesWithinRows(1, 0, 33, 52);
    }

    @Test
    void mirrorsItselfWhereTheHeadTurnsToTheOtherSide() {
        for (int yaw = 0; yaw < 16; yaw++) {
            for (long style = 0; style < 10; style++) {
                int[] values = faces.middleValues();
                values[0] = yaw;
                byte[] left = draw(values, style);
                values[0] = 31 - yaw;
                byte[] right = draw(values, style);
                double difference = 0;
                for (int p = 0; p < left.length; p++) {
                    int mirrored = p - p % SIDE + SIDE - 1 - p % SIDE;
                    difference += Math.abs((left[p] & 0xFF) - (right[mirrored] & 0xFF));
                }
                // A side parting and the lights in the eyes stay where they are.
                assertTrue(difference / left.length < 6, "yaw " + yaw + " style " + style);
            }
        }
    }

    @Test
    void changesLittleFromOneValueToTheNext() {
        for (int factor = 0; factor < 7; factor++) {
            if (faces.factors().get(factor).ordered()) {
                int[] values = faces.middleValues();
                byte[] before = draw(values, 1);
                values[factor]++;
                double near = distance(before, draw(values, 1));
                values[factor] = faces.factors().get(factor).count() - 1;
                assertTrue(near / before.length < 5);
                assertTrue(distance(before, draw(values, 1)) > 2 * near, "factor " + factor);
            }
        }
    }

    @Test
    void darkensWithSkinTone() {
        double before = Double.POSITIVE_INFINITY;
        for (int tone = 0; tone < 16; tone++) {
            int[] values = faces.middleValues();
            values[5] = tone;
            double light = distance(draw(values, 2), new byte[3 * PLANE]);
            assertTrue(light < before);
            before = light;
        }
    }

    @Test
    void looksTheSameWithOneStyleAndOtherwiseWithAnother() {
        int[] values = faces.middleValues();
        assertArrayEquals(draw(values, 8), draw(values, 8));
        assertFalse(Arrays.equals(draw(values, 8), draw(values, 9)));
    }

    private void assertChangesWithinRows(int factor, int value, int top, int bottom) {
        for (long style = 0; style < 20; style++) {
            int[] values = faces.middleValues();
            byte[] before = draw(values, style);
            values[factor] = value;
            byte[] after = draw(values, style);
            assertFalse(Arrays.equals(before, after));
            for (int p = 0; p < before.length; p++) {
                int row = (p % PLANE) >> 6;
                if (row < top || row > bottom) {
                    assertEquals(before[p], after[p], "row " + row);
                }
            }
        }
    }

    private byte[] draw(int[] values, long style) {
        byte[] pixels = new byte[3 * PLANE];
        faces.draw(values, style, pixels, 0);
        return pixels;
    }

    private static double distance(byte[] one, byte[] other) {
        double sum = 0;
        for (int p = 0; p < one.length; p++) {
            sum += Math.abs((one[p] & 0xFF) - (other[p] & 0xFF));
        }
        return sum;
    }
}
