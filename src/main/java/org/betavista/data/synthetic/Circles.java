package org.betavista.data.synthetic;

import java.util.List;
import org.betavista.data.Factor;
import org.betavista.data.ImageShape;

/**
 * Filled discs, the world of the study notes: a circle has a position and a radius, nothing else.
 *
 * <p>1x32x32 grey, anti-aliased. Three factors: x and y of the centre, 9 to 22 in 32 steps each,
 * and the radius, 3 to 8 in 16 steps, so that no disc is ever cut: 16,384 combinations.
 */
public final class Circles implements World {
    private static final int SIDE = 32;
    private static final int POSITIONS = 32;
    private static final int RADII = 16;
    private static final double FIRST_CENTRE = 9;
    private static final double LAST_CENTRE = 22;
    private static final double SMALLEST_RADIUS = 3;
    private static final double LARGEST_RADIUS = 8;
    private static final ImageShape SHAPE = new ImageShape(1, SIDE, SIDE);
    private static final List<Factor> FACTORS =
            List.of(
                    new Factor("x", POSITIONS, true),
                    new Factor("y", POSITIONS, true),
                    new Factor("radius", RADII, true));

    @Override
    public String name() {
        return "Circles";
    }

    @Override
    public ImageShape shape() {
        return SHAPE;
    }

    @Override
    public List<Factor> factors() {
        return FACTORS;
    }

    @Override
    public void draw(int[] values, long style, byte[] target, int offset) {
        double centreX = between(FIRST_CENTRE, LAST_CENTRE, values[0], POSITIONS);
        double centreY = between(FIRST_CENTRE, LAST_CENTRE, values[1], POSITIONS);
        double radius = between(SMALLEST_RADIUS, LARGEST_RADIUS, values[2], RADII);
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                double distance = Math.hypot(column - centreX, row - centreY);
                // A pixel is covered by as much of the edge as its centre lies inside of it.
                double coverage = Math.max(0, Math.min(1, radius + 0.5 - distance));
                target[offset + row * SIDE + column] = (byte) Math.round(coverage * 255);
            }
        }
    }

    private static double between(double first, double last, int step, int steps) {
        return first + (last - first) * step / (steps - 1);
    }
}
