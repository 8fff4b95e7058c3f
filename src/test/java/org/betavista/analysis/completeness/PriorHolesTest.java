package org.betavista.analysis.completeness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.betavista.analysis.StandardNormal;
import org.junit.jupiter.api.Test;

class PriorHolesTest {
    private static PriorHoles holes(float[] mu, float[] logVar, int latents) {
        return PriorHoles.of(mu, logVar, latents, 1).orElseThrow();
    }

    private static float[] filled(int count, double value) {
        float[] values = new float[count];
        Arrays.fill(values, (float) value);
        return values;
    }

    /** The distribution function of N(0, 1), by Simpson's rule from -8. */
    private static double below(double z) {
        int steps = 2000;
        double width = (z + 8) / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * StandardNormal.density(-8 + i * width);
        }
        return sum * width / 3;
    }

    private static void assertShare(double expected, PriorHoles holes) {
        assertEquals(expected, holes.share(), 4 * holes.standardError());
    }

    @Test
    void thePriorHasNone() {
        for (int latents = 1; latents <= 3; latents++) {
            int count = 50 * latents;
            assertEquals(new PriorHoles(0, 0), holes(filled(count, 0), filled(count, 0), latents));
        }
        // mu ~ N(0, 3/4) and sigma^2 = 1/4, evenly: a mixture that is the prior in the large.
        float[] mu = StandardNormal.draws(4000, 2);
        for (int i = 0; i < mu.length; i++) {
            mu[i] *= (float) Math.sqrt(0.75);
        }
        assertTrue(holes(mu, filled(4000, Math.log(0.25)), 1).share() < 0.003);
    }

    /** N(3, 1): q / p = exp(3 z - 9 / 2). */
    @Test
    void aShiftedPosteriorLeavesTheOtherSideEmpty() {
        double edge = (4.5 - Math.log(10)) / 3;
        assertShare(below(edge), holes(filled(5, 3), filled(5, 0), 1));
        // The same along one of two latents, the other like the prior.
        assertShare(below(edge), holes(new float[] {0, 3}, new float[2], 2));
    }

    /** N(0, s^2): q / p = exp(-z^2 (1 / s^2 - 1) / 2) / s. */
    @Test
    void aNarrowPosteriorLeavesTheOutsideEmpty() {
        double edge = Math.sqrt(2 * Math.log(10 / 0.5) / 3);
        assertShare(2 * below(-edge), holes(new float[1], filled(1, Math.log(0.25)), 1));
    }

    /** Many narrow posteriors that lie like the right half of the prior leave the left half. */
    @Test
    void halfALineUncovered() {
        float[] mu = StandardNormal.draws(4000, 3);
        for (int i = 0; i < mu.length; i++) {
            mu[i] = Math.abs(mu[i]) + 0.1f;
        }
        assertEquals(0.5, holes(mu, filled(4000, Math.log(0.0025)), 1).share(), 0.02);
    }

    @Test
    void theOrderOfImagesAndLatentsMattersNot() {
        float[] mu = StandardNormal.draws(60, 4);
        float[] logVar = StandardNormal.draws(60, 5);
        float[] swappedMu = new float[60];
        float[] swappedLogVar = new float[60];
        for (int i = 0; i < 60; i++) {
            swappedMu[59 - i] = mu[i];
            swappedLogVar[59 - i] = logVar[i];
        }
        PriorHoles one = holes(mu, logVar, 2);
        PriorHoles other = holes(swappedMu, swappedLogVar, 2);
        assertEquals(
                one.share(),
                other.share(),
                4 * Math.hypot(one.standardError(), other.standardError()));
        assertEquals(one, holes(mu, logVar, 2));
    }

    @Test
    void areNotToldWhereTheyMeanNothing() {
        assertEquals(Optional.empty(), PriorHoles.of(new float[4], new float[4], 4, 1));
        float[] none = filled(4, Float.NEGATIVE_INFINITY);
        assertEquals(Optional.empty(), PriorHoles.of(new float[4], none, 2, 1));
    }

    @Test
    void refusesWhatIsNoCode() {
        assertThrows(
                IllegalArgumentException.class,
                () -> PriorHoles.of(new float[2], new float[4], 2, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> PriorHoles.of(new float[] {Float.NaN}, new float[1], 1, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> PriorHoles.of(new float[1], new float[] {Float.NaN}, 1, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> PriorHoles.of(new float[0], new float[0], 1, 1));
    }
}
