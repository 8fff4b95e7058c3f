package org.betavista.ui.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatentAxisTest {
    @ParameterizedTest
    @CsvSource({"0, 1", "20, 3", "-250, 40", "0.2, 0.01", "-0.5, 0.3"})
    void holdsTheCodes(double mean, double deviation) {
        LatentAxis axis = LatentAxis.of(mean, deviation);
        assertTrue(axis.from() <= mean - 3 * deviation, axis.toString());
        assertTrue(axis.to() >= mean + 3 * deviation, axis.toString());
        assertTrue(axis.half() < 5 * deviation, axis.toString());
        assertEquals(axis.to(), axis.at(3.6), 1e-9 * axis.half());
    }

    @Test
    void restsWhileCodesMoveALittle() {
        assertEquals(LatentAxis.of(7.0, 2.0), LatentAxis.of(7.1, 2.04));
    }

    @Test
    void ofAPriorIsTheSameForAllAndFineToAHundredth() {
        assertEquals(0.01, LatentAxis.PRIOR.fineStep(), 1e-12);
        assertEquals(1.9, LatentAxis.PRIOR.at(1.9), 1e-12);
        assertEquals(0.29f, LatentAxis.PRIOR.rounded(0.2917), 1e-7);
        assertEquals(LatentAxis.PRIOR, LatentAxis.of(0, 0), "nothing to fit to");
    }
}
