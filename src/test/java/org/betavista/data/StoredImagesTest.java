package org.betavista.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StoredImagesTest {
    private static final ImageShape SHAPE = new ImageShape(1, 1, 3);
    private static final byte[] PIXELS = {0, 51, (byte) 255, 102, (byte) 204, (byte) 153};

    @Test
    void givesUnsignedBytesAsValuesFromZeroToOne() {
        StoredImages images = new StoredImages("two", SHAPE, PIXELS, null, "");
        assertEquals(2, images.size());
        assertArrayEquals(new float[] {0, 0.2f, 1}, images.image(0), 1e-7f);
        assertArrayEquals(new float[] {0.4f, 0.8f, 0.6f}, images.image(1), 1e-7f);
        assertArrayEquals(
                new float[] {0.4f, 0.8f, 0.6f, 0, 0.2f, 1}, images.images(new int[] {1, 0}), 1e-7f);
    }

    @Test
    void hasNoFactorsWithoutLabels() {
        StoredImages images = new StoredImages("two", SHAPE, PIXELS, null, "");
        assertTrue(images.factors().isEmpty());
        assertThrows(IndexOutOfBoundsException.class, () -> images.factorValue(0, 0));
    }

    @Test
    void readsLabelsAsUnsigned() {
        StoredImages images =
                new StoredImages("two", SHAPE, PIXELS, new byte[] {3, (byte) 200}, "kind");
        assertEquals(List.of(new Factor("kind", 201, false)), images.factors());
        assertEquals(3, images.factorValue(0, 0));
        assertEquals(200, images.factorValue(1, 0));
    }

    @Test
    void refusesBytesThatAreNoWholeNumberOfImages() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new StoredImages("x", SHAPE, new byte[4], null, ""));
        assertThrows(
                IllegalArgumentException.class,
                () -> new StoredImages("x", SHAPE, new byte[0], null, ""));
    }

    @Test
    void refusesAnotherNumberOfLabels() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new StoredImages("x", SHAPE, PIXELS, new byte[3], "kind"));
    }

    @Test
    void offersFewerIndicesWhereThereAreFewerImages() {
        StoredImages images = new StoredImages("two", SHAPE, PIXELS, null, "");
        assertArrayEquals(new int[] {0, 1}, images.firstIndices(10));
        assertArrayEquals(new int[] {0}, images.firstIndices(1));
    }

    @Test
    void keepsTheOrderOfASubset() {
        Subset subset = new Subset(NumberedImages.of(300), new int[] {299, 5, 5, 256});
        assertEquals(4, subset.size());
        assertArrayEquals(new int[] {299, 5, 5, 256}, NumberedImages.numbers(subset));
        assertEquals(299 % 7, subset.factorValue(0, 0));
    }

    @Test
    void doesNotFollowChangesOfTheIndicesThatASubsetWasMadeFrom() {
        int[] indices = {1, 2};
        Subset subset = new Subset(NumberedImages.of(10), indices);
        indices[0] = 9;
        assertArrayEquals(new int[] {1, 2}, NumberedImages.numbers(subset));
    }

    @Test
    void copiesNoMoreThanItIsAllowedTo() {
        StoredImages all =
                new StoredImages("Dots", new ImageShape(1, 2, 2), new byte[40], null, "");
        assertEquals(3, StoredImages.copyOf(all, 3, 1000).size());
        assertEquals(5, StoredImages.copyOf(all, 100, 20).size());
        assertEquals(10, StoredImages.copyOf(all, 100, 1000).size());
        assertEquals(1, StoredImages.copyOf(all, 100, 3).size());
    }
}
