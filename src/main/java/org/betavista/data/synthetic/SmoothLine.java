package org.betavista.data.synthetic;

import java.util.Arrays;

/** A smooth line through given points (Catmull-Rom), as many short straight pieces. */
final class SmoothLine {
    private static final int PIECES = 5;

    private double[] x;
    private double[] y;
    private int count;

    private SmoothLine(int room) {
        x = new double[room];
        y = new double[room];
    }

    /**
     * The line through points.
     *
     * @param coordinates x, y, x, y, ...; two equal neighbours make a corner
     * @return the line's points, row 0 their x and row 1 their y
     */
    static double[][] through(double[] coordinates) {
        int points = coordinates.length / 2;
        SmoothLine line = new SmoothLine(points * PIECES + 1);
        int first = 0;
        for (int point = 1; point < points; point++) {
            boolean corner =
                    coordinates[2 * point] == coordinates[2 * point - 2]
                            && coordinates[2 * point + 1] == coordinates[2 * point - 1];
            if (corner) {
                line.addRun(coordinates, first, point - 1);
                first = point;
            }
        }
        line.addRun(coordinates, first, points - 1);
        return new double[][] {
            Arrays.copyOf(line.x, line.count), Arrays.copyOf(line.y, line.count)
        };
    }

    private void addRun(double[] coordinates, int first, int last) {
        for (int point = first; point < last; point++) {
            for (int piece = 0; piece < PIECES; piece++) {
                double t = (double) piece / PIECES;
                add(
                        between(coordinates, 0, first, last, point, t),
                        between(coordinates, 1, first, last, point, t));
            }
        }
        add(coordinates[2 * last], coordinates[2 * last + 1]);
    }

    private void add(double pointX, double pointY) {
        x[count] = pointX;
        y[count] = pointY;
        count++;
    }

    private static double between(
            double[] coordinates, int axis, int first, int last, int point, double t) {
        double from = coordinates[2 * point + axis];
        double to = coordinates[2 * point + 2 + axis];
        // Beyond an end the line would go on straight.
        double before = point > first ? coordinates[2 * point - 2 + axis] : 2 * from - to;
        double after = point + 1 < last ? coordinates[2 * point + 4 + axis] : 2 * to - from;
        return from
                + 0.5
                        * t
                        * (to
                                - before
                                + t
                                        * (2 * before
                                                - 5 * from
                                                + 4 * to
                                                - after
                                                + t * (3 * (from - to) + after - before)));
    }
}
