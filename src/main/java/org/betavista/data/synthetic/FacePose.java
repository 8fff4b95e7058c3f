package org.betavista.data.synthetic;

/**
 * A head as an ellipsoid that turns about its upright axis, and where its features come to lie.
 *
 * @param yaw in radians, positive to the right of the picture
 * @param halfWidth of the head
 */
record FacePose(double yaw, double halfWidth) {
    static final double CENTRE_Y = -0.04;
    static final double HALF_HEIGHT = 0.58;

    /** How deep the face is for its width. */
    private static final double DEPTH = 0.8;

    private static final double NARROWEST = 0.35;

    double turn() {
        return Math.sin(yaw);
    }

    /**
     * Where a point of the surface is seen.
     *
     * @param x seen from the front, in half widths of the head
     * @param y from the middle of the head
     */
    double x(double x, double y) {
        double ring = ring(y);
        double side = x / ring;
        double front = Math.sqrt(Math.max(0, 1 - side * side));
        return halfWidth * ring * (side * Math.cos(yaw) + DEPTH * front * turn());
    }

    /** How wide something small on the surface is seen, 1 from the front. */
    double narrowing(double x, double y) {
        double side = x / ring(y);
        double front = Math.sqrt(Math.max(0.05, 1 - side * side));
        return Math.max(NARROWEST, Math.cos(yaw) - DEPTH * side / front * turn());
    }

    /** Signed distance to the outline of the head: an egg, whose chin follows the turn. */
    double outline(double x, double y) {
        double down = Math.max(0, (y - CENTRE_Y) / HALF_HEIGHT);
        double chin = Math.min(1, down * down);
        return ColourCanvas.ellipse(
                x - 0.09 * turn() * chin, y - CENTRE_Y, halfWidth * (1 - 0.2 * chin), HALF_HEIGHT);
    }

    private static double ring(double y) {
        double up = y / HALF_HEIGHT;
        return Math.sqrt(1 - up * up);
    }
}
