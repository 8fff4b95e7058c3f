package org.betavista.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CovarianceEllipseTest {
    @Test
    void ofIndependentVariablesStandsUpright() {
        CovarianceEllipse flat = CovarianceEllipse.of(9, 0, 4);
        assertEquals(new CovarianceEllipse(3, 2, 0), flat);
        CovarianceEllipse tall = CovarianceEllipse.of(4, 0, 9);
        assertEquals(3, tall.major(), 1e-12);
        assertEquals(2, tall.minor(), 1e-12);
        assertEquals(Math.PI / 2, tall.angle(), 1e-12);
    }

    @Test
    void ofEqualVariancesTiltsByFortyFiveDegreesToTheSideOfTheCovariance() {
        // Eigenvalues of ((s, c), (c, s)) are s + c and s - c.
        CovarianceEllipse rising = CovarianceEllipse.of(5, 4, 5);
        assertEquals(3, rising.major(), 1e-12);
        assertEquals(1, rising.minor(), 1e-12);
        assertEquals(Math.PI / 4, rising.angle(), 1e-12);
        assertEquals(-Math.PI / 4, CovarianceEllipse.of(5, -4, 5).angle(), 1e-12);
    }

    @Test
    void findsTheAxesThatACovarianceWasTurnedFrom() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100; i++) {
            double major = 1 + random.nextDouble();
            double minor = random.nextDouble();
            double angle = Math.PI * (random.nextDouble() - 0.5);
            double c = Math.cos(angle);
            double s = Math.sin(angle);
            double a = major * major;
            double b = minor * minor;
            CovarianceEllipse found =
                    CovarianceEllipse.of(
                            a * c * c + b * s * s, (a - b) * c * s, a * s * s + b * c * c);
            assertEquals(major, found.major(), 1e-9);
            assertEquals(minor, found.minor(), 1e-7);
            assertEquals(0, Math.sin(angle - found.angle()), 1e-9);
        }
    }

    @Test
    void ofANeedleHasNoWidth() {
        CovarianceEllipse needle = CovarianceEllipse.of(1, 1, 1);
        assertEquals(Math.sqrt(2), needle.major(), 1e-12);
        assertEquals(0, needle.minor());
        assertEquals(new CovarianceEllipse(0, 0, 0), CovarianceEllipse.of(0, 0, 0));
    }
}
