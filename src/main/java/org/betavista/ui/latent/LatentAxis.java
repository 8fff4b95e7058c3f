package org.betavista.ui.latent;

/**
 * The values of one latent that are worth looking at. Under a prior they are the same for all
 * latents; without one they are where the codes are.
 *
 * @param centre the middle, the mean of the codes or of the prior
 * @param half from the middle to an end, 3.6 standard deviations of the codes or of the prior
 */
public record LatentAxis(double centre, double half) {
    /** The ends of every axis, in standard deviations. */
    private static final double SIGMAS = 3.6;

    /** The axis of a latent whose prior is N(0, 1). */
    public static final LatentAxis PRIOR = new LatentAxis(0, SIGMAS);

    private static final double NO_SPREAD = 1e-6;
    private static final int FINE_STEPS = 360;

    /**
     * An axis that holds codes. Rounded, so that it rests while training moves the codes a little.
     *
     * @param mean of the codes
     * @param deviation their standard deviation
     */
    static LatentAxis of(double mean, double deviation) {
        boolean measurable = deviation > NO_SPREAD && Double.isFinite(deviation + mean);
        if (!measurable) {
            return PRIOR;
        }
        // Ten sizes a decade.
        double exact = Math.pow(10, Math.ceil(10 * Math.log10(SIGMAS * deviation)) / 10);
        double power = Math.pow(10, Math.floor(Math.log10(exact) + 1e-9) - 1);
        double half = Math.round(exact / power) * power;
        return new LatentAxis(Math.rint(mean / half * 4) * half / 4, half);
    }

    /** The lower end. */
    public double from() {
        return centre - half;
    }

    /** The upper end. */
    public double to() {
        return centre + half;
    }

    /** So many of its standard deviations from the middle. */
    public double at(double sigmas) {
        return centre + sigmas / SIGMAS * half;
    }

    /** A hundredth of a standard deviation, as a power of ten. */
    public double fineStep() {
        return Math.pow(10, Math.floor(Math.log10(half / FINE_STEPS) + 1e-9));
    }

    /** The nearest whole number of fine steps. */
    float rounded(double value) {
        return (float) (Math.rint(value / fineStep()) * fineStep());
    }

    /** The decimals that tell its ends apart. */
    public int decimals() {
        return half >= 10 ? 0 : half >= 1 ? 1 : 2;
    }
}
