package org.betavista.data.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.betavista.data.Factor;
import org.betavista.data.ImageShape;

/**
 * Handwritten digits, drawn with a round pen: light ink (255) on black (0), as MNIST has them.
 *
 * <p>1x28x28 grey, anti-aliased. Factors: the digit, then slant, thickness, rotation and size in 32
 * steps each. Style chooses the form (a seven with or without a bar), the wobble of the hand, how
 * wide it writes, the pen's pressure and a small shift. The outermost pixels are always 0.
 */
public final class Digits implements World {
    private static final int SIDE = 28;
    private static final int STEPS = 32;
    private static final double FIRST_SLANT = -0.25;
    private static final double LAST_SLANT = 0.5;
    private static final double THINNEST = 0.8;
    private static final double THICKEST = 2.0;
    private static final double FIRST_ROTATION = Math.toRadians(-14);
    private static final double LAST_ROTATION = Math.toRadians(14);
    private static final double SMALLEST = 14;
    private static final double LARGEST = 19.5;
    private static final double LARGEST_SHIFT = 0.9;

    /** Half as wide as ink goes from full to none, in pixels. */
    private static final double SOFTNESS = 0.8;

    /** How hard sizes meet the bound; higher is harder. */
    private static final double SOFT_BOUND = 8;

    /** The farthest that ink may reach from the middle of the image: it leaves the border free. */
    private static final double ROOM = SIDE / 2.0 - 1 - SOFTNESS;

    private static final ImageShape SHAPE = new ImageShape(1, SIDE, SIDE);
    private static final List<Factor> FACTORS =
            List.of(
                    Factor.named(
                            "digit", IntStream.range(0, 10).mapToObj(Integer::toString).toList()),
                    new Factor("slant", STEPS, true),
                    new Factor("thickness", STEPS, true),
                    new Factor("rotation", STEPS, true),
                    new Factor("size", STEPS, true));

    @Override
    public String name() {
        return "Digits";
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
        SplittableRandom random = new SplittableRandom(style);
        List<List<double[]>> forms = DigitForms.of(values[0]);
        List<double[]> form = forms.get(random.nextInt(forms.size()));
        Handwriting hand = new Handwriting(random);
        List<double[][]> lines = new ArrayList<>();
        for (double[] stroke : form) {
            double[][] line = SmoothLine.through(hand.place(stroke));
            lean(
                    line,
                    between(FIRST_SLANT, LAST_SLANT, values[1]),
                    between(FIRST_ROTATION, LAST_ROTATION, values[3]));
            lines.add(line);
        }
        double radius = between(THINNEST, THICKEST, values[2]);
        double shiftX = Handwriting.even(random, LARGEST_SHIFT);
        double shiftY = Handwriting.even(random, LARGEST_SHIFT);
        fit(lines, between(SMALLEST, LARGEST, values[4]), radius, shiftX, shiftY);
        Arrays.fill(target, offset, offset + SIDE * SIDE, (byte) 0);
        for (double[][] line : lines) {
            double[] pen = new double[line[0].length];
            for (int point = 0; point < pen.length; point++) {
                pen[point] = radius * hand.pressure(point / (pen.length - 1.0));
            }
            ink(new PenStroke(line[0], line[1], pen), target, offset);
        }
    }

    private static double between(double first, double last, int step) {
        return first + (last - first) * step / (STEPS - 1);
    }

    /** Slants to the right, then turns clockwise. */
    private static void lean(double[][] line, double slant, double rotation) {
        double cosine = Math.cos(rotation);
        double sine = Math.sin(rotation);
        for (int point = 0; point < line[0].length; point++) {
            double y = line[1][point];
            double x = line[0][point] - slant * y;
            line[0][point] = cosine * x - sine * y;
            line[1][point] = sine * x + cosine * y;
        }
    }

    /**
     * Enlarges to pixels about the middle of the image; smaller as ink comes near the border. The
     * bound is soft, so that a larger size is always larger.
     */
    private static void fit(
            List<double[][]> lines, double size, double radius, double shiftX, double shiftY) {
        double[] shifts = {shiftX, shiftY};
        double[] middles = new double[2];
        double room = ROOM - radius * Handwriting.LARGEST_PRESSURE;
        double scale = size;
        for (int axis = 0; axis < 2; axis++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (double[][] line : lines) {
                for (double position : line[axis]) {
                    least = Math.min(least, position);
                    most = Math.max(most, position);
                }
            }
            middles[axis] = (least + most) / 2;
            double largest = 2 * (room - Math.abs(shifts[axis])) / (most - least);
            scale = scale / Math.pow(1 + Math.pow(scale / largest, SOFT_BOUND), 1 / SOFT_BOUND);
        }
        for (double[][] line : lines) {
            for (int axis = 0; axis < 2; axis++) {
                double middle = (SIDE - 1) / 2.0 + shifts[axis];
                for (int point = 0; point < line[axis].length; point++) {
                    line[axis][point] = middle + scale * (line[axis][point] - middles[axis]);
                }
            }
        }
    }

    private static void ink(PenStroke stroke, byte[] target, int offset) {
        for (int segment = 0; segment + 1 < stroke.points(); segment++) {
            double reach =
                    SOFTNESS + Math.max(stroke.radius()[segment], stroke.radius()[segment + 1]);
            double x = stroke.x()[segment];
            double y = stroke.y()[segment];
            double nextX = stroke.x()[segment + 1];
            double nextY = stroke.y()[segment + 1];
            int left = (int) Math.max(0, Math.min(x, nextX) - reach);
            int top = (int) Math.max(0, Math.min(y, nextY) - reach);
            int right = (int) Math.min(SIDE - 1, Math.max(x, nextX) + reach);
            int bottom = (int) Math.min(SIDE - 1, Math.max(y, nextY) + reach);
            for (int row = top; row <= bottom; row++) {
                for (int column = left; column <= right; column++) {
                    double inside = SOFTNESS - stroke.distance(segment, column, row);
                    if (inside > 0) {
                        int place = offset + row * SIDE + column;
                        int ink = shade(Math.min(1, inside / (2 * SOFTNESS)));
                        if (ink > (target[place] & 0xFF)) {
                            target[place] = (byte) ink;
                        }
                    }
                }
            }
        }
    }

    /** A soft edge: no kink where ink begins nor where it is full. */
    private static int shade(double inside) {
        return (int) Math.round(255 * inside * inside * (3 - 2 * inside));
    }
}
