package org.betavista.analysis;

/**
 * The ellipse of all points at one standard deviation from the middle of a Gaussian of two
 * variables: its half-axes are the roots of the covariance's eigenvalues and lie along its
 * eigenvectors.
 *
 * @param major the longer half-axis
 * @param minor the shorter one
 * @param angle from the first variable's axis to the longer half-axis, in radians, above -pi/2 and
 *     up to pi/2, towards the second variable's axis
 */
public record CovarianceEllipse(double major, double minor, double angle) {
    /**
     * The ellipse of a covariance ((xx, xy), (xy, yy)).
     *
     * @param xx variance of the first variable
     * @param xy covariance of both
     * @param yy variance of the second variable
     */
    public static CovarianceEllipse of(double xx, double xy, double yy) {
        double middle = (xx + yy) / 2;
        double half = Math.hypot((xx - yy) / 2, xy);
        // Rounding may take the smaller eigenvalue of a needle below zero.
        return new CovarianceEllipse(
                Math.sqrt(Math.max(0, middle + half)),
                Math.sqrt(Math.max(0, middle - half)),
                Math.atan2(2 * xy, xx - yy) / 2);
    }
}
