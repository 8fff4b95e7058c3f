package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.betavista.data.ImageShape;
import org.betavista.data.Split;
import org.betavista.data.StoredImages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("languages")
class DataOverviewTest {
    private static final ImageShape SHAPE = new ImageShape(1, 2, 2);

    @Test
    void countsLabelsAndPixelValues() {
        byte[] pixels = {0, 0, 0, (byte) 255, 7, 7, (byte) 255, (byte) 255, 0, 0, 0, 0};
        StoredImages images = new StoredImages("Dots", SHAPE, pixels, new byte[] {2, 0, 2}, "kind");
        DataOverview overview =
                DataOverview.of(new DataSource.BuiltInCircles(), new Split(images, images), 1);
        assertEquals(3, overview.trainSize());
        assertArrayEquals(new int[] {1, 0, 2}, overview.counts().get(0).counts());
        assertEquals(3, overview.countedImages());
        assertEquals(7, overview.brightness()[0]);
        assertEquals(2, overview.brightness()[7]);
        assertEquals(3, overview.brightness()[255]);
        assertEquals(12, Arrays.stream(overview.brightness()).sum());
    }

    @Test
    void showsDifferentExamplesWithAnotherSeedAndTheSameWithTheSame() {
        DataSource shapes = new DataSource.BuiltInShapes();
        Split split = shapes.load(1);
        float[] first = DataOverview.of(shapes, split, 1).examples();
        assertEquals(DataOverview.EXAMPLES * 64 * 64, first.length);
        assertArrayEquals(first, DataOverview.of(shapes, split, 1).examples());
        assertFalse(Arrays.equals(first, DataOverview.of(shapes, split, 2).examples()));
    }

    @Test
    void countsEvenlyOverALargeSet() {
        DataSource shapes = new DataSource.BuiltInShapes();
        DataOverview overview = DataOverview.of(shapes, shapes.load(1), 1);
        assertEquals(20_000, overview.countedImages());
        assertEquals(663_552, overview.trainSize());
        assertEquals(73_728, overview.heldOutSize());
        for (int count : overview.counts().get(0).counts()) {
            assertEquals(6667, count, 300);
        }
    }
}
