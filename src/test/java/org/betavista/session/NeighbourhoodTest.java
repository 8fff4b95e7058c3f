package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.betavista.data.ImageShape;
import org.betavista.data.StoredImages;
import org.betavista.model.Codes;
import org.junit.jupiter.api.Test;

class NeighbourhoodTest {
    private static final ImageShape DOT = new ImageShape(1, 1, 1);

    private final List<Neighbours> found = new ArrayList<>();
    private final Neighbourhood neighbourhood = new Neighbourhood(found::add);

    private static StoredImages images(int... brightness) {
        byte[] pixels = new byte[brightness.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) brightness[i];
        }
        return new StoredImages("dots", DOT, pixels, null, "");
    }

    /** One latent; an image's code is its mean alone. */
    private static Survey survey(long generation, float... mu) {
        Codes codes = new Codes(1, mu, new float[mu.length], new float[mu.length]);
        return new Survey(generation, 1, codes, new double[1], new double[1], null);
    }

    private static Decoded at(long generation, float... z) {
        return new Decoded(generation, 1, z, new float[1], 0);
    }

    @Test
    void theTwoNearestImagesComeWithTheirDistances() {
        neighbourhood.install(1, images(0, 51, 255));
        neighbourhood.moved(at(1, 1));
        assertTrue(found.isEmpty(), "no image has a code yet");
        neighbourhood.surveyed(survey(1, -3, 1.5f, 0));
        List<Neighbours.Neighbour> nearest = found.get(0).nearest();
        assertEquals(2, nearest.size());
        assertArrayEquals(new float[] {0.2f}, nearest.get(0).pixels(), 1e-6f);
        assertEquals(0.5, nearest.get(0).distance(), 1e-6);
        assertArrayEquals(new float[] {1}, nearest.get(1).pixels(), 1e-6f);
        assertEquals(1, nearest.get(1).distance(), 1e-6);
    }

    @Test
    void aMovedPointAndNewCodesAreLookedAtAnew() {
        neighbourhood.install(1, images(0, 255));
        neighbourhood.surveyed(survey(1, -1, 1));
        neighbourhood.moved(at(1, -1));
        neighbourhood.moved(at(1, 1));
        neighbourhood.surveyed(survey(1, 1, -1));
        assertEquals(
                List.of(0f, 1f, 0f),
                found.stream().map(each -> each.nearest().get(0).pixels()[0]).toList());
    }

    @Test
    void whatBelongsToAnotherModelFindsNothing() {
        neighbourhood.install(1, images(0, 255));
        neighbourhood.surveyed(survey(1, -1, 1));
        neighbourhood.install(2, images(255, 0));
        neighbourhood.moved(at(2, 1));
        neighbourhood.surveyed(survey(1, -1, 1));
        neighbourhood.surveyed(survey(2, -1, 1));
        neighbourhood.moved(at(1, 1));
        neighbourhood.moved(at(2, 1, 1));
        assertEquals(1, found.size());
        assertEquals(2, found.get(0).generation());
    }

    @Test
    void oneImageIsItsOwnNeighbourhood() {
        neighbourhood.install(1, images(255));
        neighbourhood.surveyed(survey(1, 2));
        neighbourhood.moved(at(1, 0));
        assertEquals(1, found.get(0).nearest().size());
    }
}
