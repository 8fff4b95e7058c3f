package org.betavista.data.synthetic;

/**
 * A line drawn with a round pen: joined points, each with the pen's radius there.
 *
 * @param x positions, at least one
 * @param y positions, as many
 * @param radius half of the line's width, as many
 */
record PenStroke(double[] x, double[] y, double[] radius) {

    private static final int CURVE_POINTS = 9;

    /** A bow from one point to another one, pulled towards a third (a quadratic Bézier curve). */
    static PenStroke curve(
            double fromX,
            double fromY,
            double pullX,
            double pullY,
            double toX,
            double toY,
            double firstRadius,
            double middleRadius,
            double lastRadius) {
        double[] x = new double[CURVE_POINTS];
        double[] y = new double[CURVE_POINTS];
        double[] radius = new double[CURVE_POINTS];
        for (int point = 0; point < CURVE_POINTS; point++) {
            double t = point / (CURVE_POINTS - 1.0);
            double from = (1 - t) * (1 - t);
            double pull = 2 * t * (1 - t);
            double to = t * t;
            x[point] = from * fromX + pull * pullX + to * toX;
            y[point] = from * fromY + pull * pullY + to * toY;
            radius[point] =
                    (1 - t) * firstRadius
                            + t * lastRadius
                            + 2 * pull * (middleRadius - (firstRadius + lastRadius) / 2);
        }
        return new PenStroke(x, y, radius);
    }

    int points() {
        return x.length;
    }

    /** Signed distance to the edge of the whole line, negative inside. */
    double distance(double px, double py) {
        double least = Math.hypot(px - x[0], py - y[0]) - radius[0];
        for (int segment = 0; segment + 1 < x.length; segment++) {
            least = Math.min(least, distance(segment, px, py));
        }
        return least;
    }

    /** Signed distance to the edge of the piece from one point to the next. */
    double distance(int segment, double px, double py) {
        double fromX = x[segment];
        double fromY = y[segment];
        double alongX = x[segment + 1] - fromX;
        double alongY = y[segment + 1] - fromY;
        double squared = alongX * alongX + alongY * alongY;
        double t = squared == 0 ? 0 : ((px - fromX) * alongX + (py - fromY) * alongY) / squared;
        t = Math.max(0, Math.min(1, t));
        double awayX = px - fromX - t * alongX;
        double awayY = py - fromY - t * alongY;
        double pen = radius[segment] + t * (radius[segment + 1] - radius[segment]);
        return Math.sqrt(awayX * awayX + awayY * awayY) - pen;
    }
}
