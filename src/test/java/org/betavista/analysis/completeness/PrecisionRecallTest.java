package org.betavista.analysis.completeness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.betavista.analysis.MatrixProduct;
import org.betavista.analysis.StandardNormal;
import org.betavista.analysis.completeness.PrecisionRecall.Draw;
import org.junit.jupiter.api.Test;

class PrecisionRecallTest {
    private static final MatrixProduct PLAIN = MatrixProduct.plain();

    private static PrecisionRecall compare(float[] real, float[] drawn, int pixels, int k) {
        return PrecisionRecall.of(
                Neighbourhoods.of(real, pixels, k, PLAIN),
                Neighbourhoods.of(drawn, pixels, k, PLAIN),
                PLAIN);
    }

    private static double[] figures(PrecisionRecall c) {
        return new double[] {c.precision(), c.recall(), c.density(), c.coverage()};
    }

    @Test
    void agreesWithReferenceFigures() throws IOException {
        GeometryCases cases = new GeometryCases();
        for (String name : cases.names()) {
            PrecisionRecall c =
                    compare(cases.real(), cases.drawn(name), GeometryCases.WIDTH, Neighbourhoods.K);
            double[] expected = {
                cases.expected(name, "precision"),
                cases.expected(name, "recall"),
                cases.expected(name, "density"),
                cases.expected(name, "coverage")
            };
            assertArrayEquals(expected, figures(c), 1e-9, name);
        }
    }

    /** Real images at 0, 1, 3, 7 with radii 1, 1, 2, 4; draws at 0.5, 10, 100. */
    @Test
    void isExactOnALine() {
        float[] real = {0, 1, 3, 7};
        float[] drawn = {0.5f, 10, 100};
        PrecisionRecall c = compare(real, drawn, 1, 1);
        assertEquals(
                List.of(new Draw(true, 0, 0.5), new Draw(true, 3, 3), new Draw(false, 3, 93)),
                c.draws());
        assertArrayEquals(new boolean[] {true, true, false, true}, c.covered());
        // Balls: 0.5 is in two, 10 in one. Radii of the draws are 9.5, 9.5, 90: all are reached.
        assertArrayEquals(new double[] {2 / 3.0, 1, 1, 0.75}, figures(c), 1e-12);
    }

    @Test
    void theEdgeOfABallIsOutside() {
        float[] real = {0, 2};
        PrecisionRecall edge = compare(real, new float[] {-2, 4}, 1, 1);
        assertArrayEquals(new double[] {0, 1, 0, 0}, figures(edge));
        // Images that are all equal have balls without any inside, even for their equals.
        PrecisionRecall equal = compare(new float[12], new float[12], 2, 5);
        assertArrayEquals(new double[4], figures(equal));
        assertEquals(new Draw(false, 0, 0), equal.draws().get(3));
    }

    @Test
    void collapseToTheMeanHasPrecisionButNoCoverage() throws IOException {
        GeometryCases cases = new GeometryCases();
        PrecisionRecall c =
                compare(cases.real(), cases.drawn("mean_collapse"), GeometryCases.WIDTH, 5);
        assertEquals(1, c.precision());
        assertEquals(0.06, c.coverage(), 1e-9);
        assertEquals(0, c.recall());
        assertEquals(2 * 0.06 / 1.06, Completeness.of(c).value(), 1e-9);
        // One and the same image for all draws, whatever the product rounds.
        PrecisionRecall same = compare(cases.real(), new float[200 * 6], GeometryCases.WIDTH, 5);
        assertEquals(1, same.precision());
        assertEquals(0, same.recall());
    }

    @Test
    void otherRealImagesReachTheCeiling() {
        float[] all = StandardNormal.draws(2 * 1000 * 4, 7);
        float[] half = Arrays.copyOf(all, 4000);
        float[] other = Arrays.copyOfRange(all, 4000, 8000);
        PrecisionRecall c = compare(half, other, 4, 5);
        // Naeem et al. 2020, lemma 2: E[coverage] = 1 - ((N-1)...(N-k)) / ((2N-1)...(2N-k)).
        double missed = 1;
        for (int i = 1; i <= 5; i++) {
            missed *= (1000.0 - i) / (2000.0 - i);
        }
        assertEquals(1 - missed, c.coverage(), 0.03);
        assertEquals(1, c.density(), 0.1);
    }

    @Test
    void theOrderAndARotationOfTheImagesDoNotMatter() throws IOException {
        GeometryCases cases = new GeometryCases();
        float[] real = cases.real();
        float[] drawn = cases.drawn("shrunk_half");
        PrecisionRecall plain = compare(real, drawn, 6, 5);
        PrecisionRecall turned = compare(turned(real), turned(drawn), 6, 5);
        assertArrayEquals(figures(plain), figures(turned), 1e-9);
        PrecisionRecall reversed = compare(reversed(real), reversed(drawn), 6, 5);
        assertArrayEquals(figures(plain), figures(reversed), 1e-9);
        for (int i = 0; i < 200; i++) {
            Draw draw = plain.draws().get(i);
            Draw mirror = reversed.draws().get(199 - i);
            assertEquals(draw.inside(), mirror.inside());
            assertEquals(199 - draw.nearest(), mirror.nearest());
            assertEquals(draw.distance(), mirror.distance(), 1e-5);
            assertEquals(plain.covered()[i], reversed.covered()[199 - i]);
        }
    }

    /** A rotation of pixels 0 and 4, exchanged pixels, one sign flipped, and all shifted. */
    private static float[] turned(float[] images) {
        float[] turned = images.clone();
        double cos = Math.cos(1);
        double sin = Math.sin(1);
        for (int i = 0; i < images.length; i += 6) {
            turned[i] = (float) (cos * images[i] - sin * images[i + 4]);
            turned[i + 4] = (float) (sin * images[i] + cos * images[i + 4]);
            turned[i + 1] = images[i + 2];
            turned[i + 2] = images[i + 1];
            turned[i + 3] = -images[i + 3];
            turned[i + 5] = images[i + 5] + 2;
        }
        return turned;
    }

    private static float[] reversed(float[] images) {
        float[] reversed = new float[images.length];
        for (int i = 0; i < images.length; i += 6) {
            System.arraycopy(images, i, reversed, images.length - 6 - i, 6);
        }
        return reversed;
    }

    @Test
    void realNeighbourhoodsServeEveryComparison() throws IOException {
        GeometryCases cases = new GeometryCases();
        Neighbourhoods real = Neighbourhoods.of(cases.real(), 6, PLAIN);
        Neighbourhoods few =
                Neighbourhoods.of(Arrays.copyOf(cases.drawn("wide_x2"), 50 * 6), 6, PLAIN);
        PrecisionRecall c = PrecisionRecall.of(real, few, PLAIN);
        assertEquals(200, real.count());
        assertEquals(50, c.draws().size());
        assertEquals(200, c.covered().length);
        long inside = c.draws().stream().filter(Draw::inside).count();
        assertEquals(inside / 50.0, c.precision());
    }

    @Test
    void refusesTooFewImagesAndImagesThatAreNone() {
        IllegalArgumentException few =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Neighbourhoods.of(new float[5], 1, PLAIN));
        assertEquals("at least 6 images are needed, not 5", few.getMessage());
        float[] broken = new float[12];
        broken[7] = Float.NaN;
        IllegalArgumentException none =
                assertThrows(
                        IllegalArgumentException.class, () -> Neighbourhoods.of(broken, 2, PLAIN));
        assertEquals("number 3 of the images holds NaN", none.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> Neighbourhoods.of(new float[12], 2, 0, PLAIN));
        Neighbourhoods two = Neighbourhoods.of(new float[12], 2, PLAIN);
        Neighbourhoods one = Neighbourhoods.of(new float[12], 1, PLAIN);
        assertThrows(IllegalArgumentException.class, () -> PrecisionRecall.of(two, one, PLAIN));
    }

    @Test
    void theHarmonicMeanNeedsBoth() {
        assertEquals(0, new Completeness(0, 0).value());
        assertEquals(0, new Completeness(1, 0).value());
        assertEquals(0.48, new Completeness(0.4, 0.6).value(), 1e-12);
        assertTrue(new Completeness(0.9, 0.1).value() < 0.5);
    }
}
