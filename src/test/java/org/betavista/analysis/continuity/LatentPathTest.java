package org.betavista.analysis.continuity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.betavista.analysis.Decoder;
import org.betavista.analysis.Golden;
import org.junit.jupiter.api.Test;

class LatentPathTest {
    /** Two latents: (0.1 z0, tanh(c z1)). */
    private static Decoder bend(double c) {
        return z -> {
            float[] images = new float[z.length];
            for (int i = 0; i < z.length; i += 2) {
                images[i] = 0.1f * z[i];
                images[i + 1] = (float) Math.tanh(c * z[i + 1]);
            }
            return images;
        };
    }

    private static LatentPath diagonal(Decoder decoder) {
        return LatentPath.of(decoder, new float[] {-1, -1}, new float[] {1, 1});
    }

    @Test
    void agreesWithReferenceFigures() throws IOException {
        JsonNode cases = Golden.json("geometry_golden.json").at("/path/by_c");
        assertEquals(5, cases.size());
        for (Map.Entry<String, JsonNode> one : cases.properties()) {
            LatentPath path = diagonal(bend(Double.parseDouble(one.getKey())));
            JsonNode golden = one.getValue();
            assertEquals(golden.get("length").doubleValue(), path.length(), 1e-6);
            assertEquals(golden.get("chord").doubleValue(), path.chord(), 1e-6);
            assertEquals(golden.get("max_step_share").doubleValue(), path.largestStepShare(), 1e-6);
            assertEquals(golden.get("smoothness").doubleValue(), path.smoothness(), 1e-6);
            assertEquals(golden.get("straightness").doubleValue(), path.straightness(), 1e-6);
        }
    }

    @Test
    void keepsItsImagesFromEndToEnd() {
        LatentPath path = diagonal(bend(1));
        assertEquals(2, path.pixels());
        assertEquals(32, path.steps().length);
        assertEquals(33 * 2, path.images().length);
        assertArrayEquals(
                bend(1).decode(new float[] {-1, -1, 1, 1}),
                new float[] {
                    path.images()[0], path.images()[1], path.images()[64], path.images()[65]
                });
        // The middle step of an even number is the middle of the way.
        assertEquals(0, path.images()[32], 1e-7f);
    }

    @Test
    void tellsAJumpFromABlend() {
        LatentPath blend = diagonal(z -> z);
        assertEquals(1, blend.straightness(), 1e-6);
        assertEquals(1, blend.smoothness(), 1e-5);
        LatentPath jump =
                diagonal(
                        z -> {
                            float[] images = new float[z.length / 2];
                            for (int i = 0; i < images.length; i++) {
                                images[i] = z[2 * i] > 0.3 ? 1 : 0;
                            }
                            return images;
                        });
        assertEquals(1, jump.largestStepShare());
        assertEquals(0, jump.smoothness());
        assertEquals(1, jump.straightness());
    }

    @Test
    void isTheSameBackwardsAndWithLatentsExchanged() {
        LatentPath there = LatentPath.of(bend(3), new float[] {-1, 2}, new float[] {1, -1});
        LatentPath back = LatentPath.of(bend(3), new float[] {1, -1}, new float[] {-1, 2});
        assertEquals(there.straightness(), back.straightness(), 1e-6);
        assertEquals(there.steps()[0], back.steps()[31], 1e-6);
        Decoder exchanged =
                z -> {
                    float[] other = z.clone();
                    for (int i = 0; i < z.length; i += 2) {
                        other[i] = z[i + 1];
                        other[i + 1] = z[i];
                    }
                    return bend(3).decode(other);
                };
        LatentPath same = LatentPath.of(exchanged, new float[] {2, -1}, new float[] {-1, 1});
        assertArrayEquals(there.steps(), same.steps());
    }

    @Test
    void aCollapsedDecoderIsNotStraight() {
        LatentPath path = diagonal(z -> new float[z.length]);
        assertEquals(0, path.length());
        assertTrue(Double.isNaN(path.straightness()));
        assertTrue(Double.isNaN(path.largestStepShare()));
        assertTrue(Double.isNaN(path.smoothness()));
    }

    @Test
    void refusesCodesThatDoNotFit() {
        assertThrows(
                IllegalArgumentException.class,
                () -> LatentPath.codes(new float[] {1}, new float[] {1, 2}));
        assertThrows(
                IllegalArgumentException.class,
                () -> LatentPath.codes(new float[] {Float.NaN}, new float[] {1}));
    }

    @Test
    void averagesOverPairsInWhateverPortions() {
        // One latent around a circle: chord / arc is sin(a) / a with half the angle a.
        Decoder circle =
                z -> {
                    float[] images = new float[2 * z.length];
                    for (int i = 0; i < z.length; i++) {
                        images[2 * i] = (float) Math.cos(z[i]);
                        images[2 * i + 1] = (float) Math.sin(z[i]);
                    }
                    return images;
                };
        LatentPath arc = LatentPath.of(circle, new float[] {0}, new float[] {2});
        PathStraightness fixed = PathStraightness.of(List.of(arc, arc, arc));
        assertEquals(3, fixed.pairs());
        assertEquals(Math.sin(1) / (32 * Math.sin(1 / 32.0)), fixed.mean(), 1e-6);
        assertEquals(0, fixed.standardError(), 1e-6);
        assertEquals(1 / 32.0, fixed.largestStepShare(), 1e-5);

        LatentPath shorter = LatentPath.of(circle, new float[] {0}, new float[] {1});
        PathStraightness two = PathStraightness.of(List.of(arc, shorter));
        assertEquals((arc.straightness() + shorter.straightness()) / 2, two.mean(), 1e-12);
        assertEquals(
                Math.abs(arc.straightness() - shorter.straightness()) / 2,
                two.standardError(),
                1e-9);
    }

    @Test
    void leavesOutPathsThatDoNotChange() {
        LatentPath still = LatentPath.of(z -> z, new float[] {1}, new float[] {1});
        PathStraightness none = PathStraightness.of(List.of(still, still));
        assertEquals(2, none.still());
        assertEquals(0, none.pairs());
        assertTrue(Double.isNaN(none.mean()) && Double.isNaN(none.standardError()));
        LatentPath straight = LatentPath.of(z -> z, new float[] {0}, new float[] {1});
        PathStraightness some = PathStraightness.of(List.of(still, straight));
        assertEquals(1, some.pairs());
        assertEquals(1, some.still());
        assertEquals(1, some.mean(), 1e-6);
    }
}
