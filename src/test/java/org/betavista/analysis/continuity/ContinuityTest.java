package org.betavista.analysis.continuity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.betavista.analysis.Decoder;
import org.betavista.analysis.Golden;
import org.betavista.analysis.StandardNormal;
import org.junit.jupiter.api.Test;

class ContinuityTest {
    private static final double[] STEPS = {0.1, 0.25, 0.5};
    private static final float[] CODES = StandardNormal.draws(200_000, 1);

    private static Decoder each(DoubleUnaryOperator function) {
        return z -> {
            float[] images = new float[z.length];
            for (int i = 0; i < z.length; i++) {
                images[i] = (float) function.applyAsDouble(z[i]);
            }
            return images;
        };
    }

    private static void assertNear(double expected, Continuity actual) {
        double error = actual.standardError();
        assertTrue(error > 0 && error < 0.01, actual::toString);
        assertEquals(expected, actual.value(), 4 * error, actual::toString);
    }

    private static JsonNode golden(double h) throws IOException {
        JsonNode values = Golden.json("geometry_golden.json").at("/continuity_C_of_h/values");
        return values.get(Double.toString(h));
    }

    @Test
    void agreesWithTheClosedFormsOfOneLatent() throws IOException {
        List<Continuity> linear = Continuity.of(each(z -> 0.3 * z + 1), CODES, 1, 2, STEPS);
        List<Continuity> step = Continuity.of(each(Math::signum), CODES, 1, 3, STEPS);
        List<Continuity> wave = Continuity.of(each(z -> Math.sin(3 * z)), CODES, 1, 4, STEPS);
        for (int i = 0; i < STEPS.length; i++) {
            JsonNode golden = golden(STEPS[i]);
            assertEquals(STEPS[i], linear.get(i).h());
            assertNear(golden.get("linear").doubleValue(), linear.get(i));
            assertNear(golden.get("sign").doubleValue(), step.get(i));
            assertNear(golden.get("sin_a3").doubleValue(), wave.get(i));
        }
    }

    @Test
    void drawsTheReferenceLines() throws IOException {
        for (double h : STEPS) {
            assertEquals(
                    golden(h).get("linear").doubleValue(), Continuity.ofLinearDecoder(h), 1e-12);
            assertEquals(golden(h).get("sign").doubleValue(), Continuity.ofStepDecoder(h), 1e-12);
        }
    }

    /** Three latents of unlike spread onto two pixels: the scale of a latent must not matter. */
    @Test
    void stepsInUnitsOfEachLatentsSpread() {
        float[] scale = {5, 0.1f, 1};
        float[] codes = StandardNormal.draws(3 * 30_000, 5);
        for (int i = 0; i < codes.length; i++) {
            codes[i] = 7 + codes[i] * scale[i % 3];
        }
        Decoder decoder =
                z -> {
                    float[] images = new float[z.length / 3 * 2];
                    for (int i = 0; i < z.length / 3; i++) {
                        images[2 * i] = z[3 * i] + 20 * z[3 * i + 1];
                        images[2 * i + 1] = z[3 * i + 2] - 5 * z[3 * i + 1];
                    }
                    return images;
                };
        assertNear(0.875, Continuity.of(decoder, codes, 3, 6, 0.5).get(0));
    }

    @Test
    void sharesTheDecodingsOfTheCodes() {
        List<Integer> calls = new ArrayList<>();
        Decoder counting =
                z -> {
                    calls.add(z.length);
                    return each(Math::tanh).decode(z);
                };
        float[] codes = StandardNormal.draws(50, 1);
        List<Continuity> all = Continuity.of(counting, codes, 1, 9, STEPS);
        assertEquals(List.of(50, 50, 50, 50), calls);
        Continuity handedIn =
                Continuity.of(
                        each(Math::tanh), codes, each(Math::tanh).decode(codes), 1, 9, STEPS[1]);
        assertEquals(all.get(1), handedIn);
        // The same directions: the order cannot be chance.
        assertTrue(all.get(0).value() > all.get(1).value());
        assertTrue(all.get(1).value() > all.get(2).value());
    }

    @Test
    void saysHowFarTheValueIsFromItself() {
        int runs = 200;
        double[] values = new double[runs];
        double claimed = 0;
        double mean = 0;
        for (int run = 0; run < runs; run++) {
            float[] codes = StandardNormal.draws(400, 1000 + run);
            Continuity c = Continuity.of(each(z -> Math.sin(3 * z)), codes, 1, run, 0.5).get(0);
            values[run] = c.value();
            claimed += c.standardError() / runs;
            mean += c.value() / runs;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        assertEquals(1, claimed / Math.sqrt(squares / (runs - 1)), 0.2);
    }

    @Test
    void staysAlikeUnderShiftAndScaleOfTheImages() {
        float[] codes = StandardNormal.draws(500, 1);
        double plain = Continuity.of(each(Math::tanh), codes, 1, 2, 0.25).get(0).value();
        Decoder other = each(z -> 3 - 0.5 * Math.tanh(z));
        assertEquals(plain, Continuity.of(other, codes, 1, 2, 0.25).get(0).value(), 1e-6);
    }

    @Test
    void hasNoValueWhereNothingChanges() {
        Continuity constant = Continuity.of(each(z -> 0.1), CODES, 1, 1, 0.25).get(0);
        assertTrue(Double.isNaN(constant.value()) && Double.isNaN(constant.clamped()));
        Continuity single = Continuity.of(each(z -> z), new float[] {1}, 1, 1, 0.25).get(0);
        assertTrue(Double.isNaN(single.value()) && Double.isNaN(single.standardError()));
        Continuity broken = Continuity.of(each(z -> Double.NaN), CODES, 1, 1, 0.25).get(0);
        assertTrue(Double.isNaN(broken.value()));
    }

    @Test
    void isClampedForAGaugeOnly() {
        Continuity low = new Continuity(0.25, -0.4, 0.1, 10);
        assertArrayEquals(new double[] {-0.4, 0}, new double[] {low.value(), low.clamped()});
    }

    @Test
    void refusesWhatIsNoInput() {
        Decoder identity = each(z -> z);
        float[] bad = {0, Float.NaN};
        assertThrows(
                IllegalArgumentException.class, () -> Continuity.of(identity, bad, 1, 1, 0.25));
        assertThrows(
                IllegalArgumentException.class,
                () -> Continuity.of(identity, new float[0], 1, 1, 0.25));
        assertThrows(
                IllegalArgumentException.class, () -> Continuity.of(identity, CODES, 1, 1, 0.0));
        assertThrows(
                IllegalArgumentException.class,
                () -> Continuity.of(identity, new float[2], new float[3], 1, 1, 0.25));
    }
}
