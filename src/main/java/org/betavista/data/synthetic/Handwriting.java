package org.betavista.data.synthetic;

import java.util.SplittableRandom;

/**
 * What one hand does to a form as it writes: a smooth bending of the plane, a wider or narrower
 * letter, and a pressure that swells and fades along the line.
 *
 * <p>The plane is bent and not each point for itself, so that lines that meet still meet.
 */
final class Handwriting {
    private static final int WAVES = 4;
    private static final double LARGEST_BEND = 0.028;
    private static final double SLOWEST_WAVE = 2;
    private static final double FASTEST_WAVE = 6;
    private static final double WIDTH_VARIATION = 0.16;
    private static final double PRESSURE_VARIATION = 0.16;

    /** {@link #pressure} gives no more. */
    static final double LARGEST_PRESSURE = 1 + PRESSURE_VARIATION;

    private final double width;
    private final double[] bend = new double[2 * WAVES];
    private final double[] waveX = new double[WAVES];
    private final double[] waveY = new double[WAVES];
    private final double[] phase = new double[WAVES];
    private final double pressurePhase;
    private final double pressureWaves;

    Handwriting(SplittableRandom random) {
        width = 1 + even(random, WIDTH_VARIATION);
        for (int wave = 0; wave < WAVES; wave++) {
            double direction = random.nextDouble() * 2 * Math.PI;
            double speed = SLOWEST_WAVE + random.nextDouble() * (FASTEST_WAVE - SLOWEST_WAVE);
            waveX[wave] = speed * Math.cos(direction);
            waveY[wave] = speed * Math.sin(direction);
            phase[wave] = random.nextDouble() * 2 * Math.PI;
            bend[2 * wave] = even(random, LARGEST_BEND);
            bend[2 * wave + 1] = even(random, LARGEST_BEND);
        }
        pressurePhase = random.nextDouble() * 2 * Math.PI;
        pressureWaves = 3 + random.nextDouble() * 6;
    }

    static double even(SplittableRandom random, double largest) {
        return (2 * random.nextDouble() - 1) * largest;
    }

    /** The points x, y, x, y, ... as this hand places them, in a new array. */
    double[] place(double[] coordinates) {
        double[] placed = coordinates.clone();
        for (int i = 0; i < placed.length; i += 2) {
            double x = coordinates[i];
            double y = coordinates[i + 1];
            for (int wave = 0; wave < WAVES; wave++) {
                double height = Math.sin(waveX[wave] * x + waveY[wave] * y + phase[wave]);
                placed[i] += bend[2 * wave] * height;
                placed[i + 1] += bend[2 * wave + 1] * height;
            }
            placed[i] *= width;
        }
        return placed;
    }

    /** How much broader than usual the pen is, at a part 0 to 1 of a stroke. */
    double pressure(double part) {
        double swell = PRESSURE_VARIATION * Math.sin(pressurePhase + pressureWaves * part);
        double fade = 0.22 * Math.pow(2 * part - 1, 8);
        return 1 + swell - fade;
    }
}
