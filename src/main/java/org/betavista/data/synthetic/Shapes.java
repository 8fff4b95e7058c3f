package org.betavista.data.synthetic;

import java.util.Arrays;
import java.util.List;
import org.betavista.data.Factor;
import org.betavista.data.ImageShape;

/**
 * White shapes on black with the layout of dSprites: 737,280 combinations.
 *
 * <p>1x64x64, every pixel 0 or 255. Factors: shape (square, ellipse, heart), scale 0.5 to 1 in 6
 * steps, orientation 0 to 2π in 40 steps of which the last is the first again (as dSprites has it),
 * and the position of the centre of mass, x and y, one pixel a step. Nothing is ever cut. Style is
 * ignored.
 */
public final class Shapes implements World {
    private static final int SIDE = 64;
    private static final int SCALES = 6;
    private static final int ORIENTATIONS = 40;
    private static final int POSITIONS = 32;
    private static final double SMALLEST_SCALE = 0.5;
    private static final int FIRST_CENTRE = 16;
    private static final ImageShape SHAPE = new ImageShape(1, SIDE, SIDE);
    private static final List<Outline> OUTLINES = List.of(Outline.values());
    private static final List<Factor> FACTORS =
            List.of(
                    Factor.named("shape", List.of("square", "ellipse", "heart")),
                    new Factor("scale", SCALES, true),
                    new Factor("orientation", ORIENTATIONS, true),
                    new Factor("x", POSITIONS, true),
                    new Factor("y", POSITIONS, true));

    @Override
    public String name() {
        return "Shapes";
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
        Outline outline = OUTLINES.get(values[0]);
        double scale = SMALLEST_SCALE + (1 - SMALLEST_SCALE) * values[1] / (SCALES - 1);
        double angle = 2 * Math.PI * values[2] / (ORIENTATIONS - 1);
        // From pixels back to the upright shape of scale 1.
        double cosine = Math.cos(angle) / scale;
        double sine = Math.sin(angle) / scale;
        int centreX = FIRST_CENTRE + values[3];
        int centreY = FIRST_CENTRE + values[4];
        int reach = (int) Math.ceil(outline.reach * scale);
        Arrays.fill(target, offset, offset + SIDE * SIDE, (byte) 0);
        for (int down = -reach; down <= reach; down++) {
            int row = offset + (centreY + down) * SIDE + centreX;
            for (int right = -reach; right <= reach; right++) {
                if (outline.contains(right * cosine + down * sine, down * cosine - right * sine)) {
                    target[row + right] = (byte) 255;
                }
            }
        }
    }

    /** What is inside at scale 1, in pixels from the centre of mass, y downwards. */
    private enum Outline {
        SQUARE(13.5) {
            private static final double HALF_SIDE = 9.5;

            @Override
            boolean contains(double x, double y) {
                return Math.abs(x) < HALF_SIDE && Math.abs(y) < HALF_SIDE;
            }
        },
        ELLIPSE(13) {
            private static final double HALF_WIDTH = 13;
            private static final double HALF_HEIGHT = 8;

            @Override
            boolean contains(double x, double y) {
                double across = x / HALF_WIDTH;
                double along = y / HALF_HEIGHT;
                return across * across + along * along < 1;
            }
        },
        /** The curve (x² + y² - 1)³ = x² y³, tip down. */
        HEART(12.5) {
            private static final double UNIT = 9.4;
            private static final double CENTRE_OF_MASS = 0.2932;

            @Override
            boolean contains(double x, double y) {
                double across = x / UNIT;
                double up = CENTRE_OF_MASS - y / UNIT;
                double ring = across * across + up * up - 1;
                return ring * ring * ring < across * across * up * up * up;
            }
        };

        /** No point farther out is inside. */
        final double reach;

        Outline(double reach) {
            this.reach = reach;
        }

        abstract boolean contains(double x, double y);
    }
}
