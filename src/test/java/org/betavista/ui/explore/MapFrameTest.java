package org.betavista.ui.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.betavista.model.Codes;
import org.junit.jupiter.api.Test;

class MapFrameTest {
    private static final LatentPair PAIR = new LatentPair(0, 1);
    private static final double WIDTH = 640;
    private static final double HEIGHT = 180;
    private static final int COUNT = 1000;

    /** Two latents, evenly from low to high. */
    private static float[] even(double low, double high) {
        SplittableRandom random = new SplittableRandom(1);
        float[] mu = new float[2 * COUNT];
        for (int i = 0; i < mu.length; i++) {
            mu[i] = (float) (low + (high - low) * random.nextDouble());
        }
        return mu;
    }

    private static Codes codes(float[] mu) {
        return new Codes(2, mu, new float[mu.length], new float[mu.length]);
    }

    private static MapFrame frame(float[] mu, boolean prior) {
        return MapFrame.of(codes(mu), PAIR, 1, WIDTH, HEIGHT, prior);
    }

    private static double left(MapFrame frame) {
        return frame.valueX(MapFrame.LEFT);
    }

    private static double right(MapFrame frame) {
        return frame.valueX(WIDTH - MapFrame.RIGHT);
    }

    @Test
    void bothAxesFollowTheCodesWhateverTheShapeOfTheMap() {
        MapFrame frame = frame(even(-3, 3), true);
        assertEquals(-3.3, left(frame), 0.1);
        assertEquals(3.3, right(frame), 0.1);
        assertEquals(3.3, frame.valueY(MapFrame.TOP), 0.1);
        assertEquals(-3.3, frame.valueY(HEIGHT - MapFrame.BOTTOM), 0.1);
    }

    @Test
    void aFewFarCodesDoNotShrinkTheOthersAndAreReachedByZooming() {
        float[] mu = even(-3, 3);
        mu[0] = 400;
        mu[3] = -90;
        MapFrame frame = frame(mu, true);
        assertTrue(right(frame) < 3.5, "right end " + right(frame));
        assertEquals(2, frame.outside(codes(mu), PAIR, WIDTH, HEIGHT));
        MapFrame far = MapFrame.of(codes(mu), PAIR, frame.zoomToAll(), WIDTH, HEIGHT, true);
        assertEquals(0, far.outside(codes(mu), PAIR, WIDTH, HEIGHT));
    }

    @Test
    void thePriorIsInSightWhereTheCodesAreNearIt() {
        assertTrue(left(frame(even(-0.01, 0.01), true)) < -2, "collapsed codes");
        assertTrue(left(frame(even(1, 5), true)) < -2, "codes beside it");
        assertTrue(left(frame(even(50, 52), true)) > 49, "codes far from it");
        assertTrue(left(frame(even(-0.01, 0.01), false)) > -0.02, "no prior");
    }

    @Test
    void codesThatAreAllTheSameHaveAnAxis() {
        MapFrame frame = frame(new float[2 * COUNT], false);
        assertTrue(left(frame) < 0 && right(frame) > 0);
        assertTrue(Double.isFinite(left(frame)));
    }

    @Test
    void pixelsAndValuesAreInverse() {
        MapFrame frame = frame(even(-2, 4), true);
        assertEquals(1.25, frame.valueX(frame.x(1.25)), 1e-9);
        assertEquals(-0.5, frame.valueY(frame.y(-0.5)), 1e-9);
    }
}
