package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.betavista.data.ImageDataset;
import org.betavista.data.ImageShape;
import org.betavista.data.StoredImages;
import org.betavista.train.TrainingConfig;
import org.junit.jupiter.api.Test;

class BinarisedTest {
    private static final TrainingConfig GREY = SmallModels.TRAINING;
    private static final TrainingConfig BLACK_AND_WHITE =
            new TrainingConfig(
                    GREY.objective(),
                    GREY.estimator(),
                    GREY.pricing(),
                    true,
                    GREY.learningRate(),
                    GREY.batchSize(),
                    GREY.seed(),
                    GREY.threads(),
                    GREY.fast());

    @Test
    void leavesTheImagesOfOtherRunsAlone() {
        ImageDataset images = SmallModels.split().heldOut();
        assertSame(images, Binarised.as(GREY, images));
    }

    @Test
    void everyPixelIsBlackOrWhiteAndAlwaysTheSame() {
        ImageDataset grey = SmallModels.split().heldOut();
        ImageDataset images = Binarised.as(BLACK_AND_WHITE, grey);
        assertEquals(grey.size(), images.size());
        assertEquals(grey.factorValue(7, 1), images.factorValue(7, 1));
        float[] all = images.images(images.firstIndices(50));
        float[] values = grey.images(grey.firstIndices(50));
        for (int p = 0; p < all.length; p++) {
            assertTrue(all[p] == 0 || all[p] == 1);
            assertTrue(values[p] != 0 || all[p] == 0, "black stays black");
            assertTrue(values[p] != 1 || all[p] == 1, "white stays white");
        }
        assertFalse(Arrays.equals(all, values));
        assertArrayEquals(images.image(33), Binarised.as(BLACK_AND_WHITE, grey).image(33));
    }

    @Test
    void aPixelIsWhiteAsOftenAsItsValueSays() {
        int count = 4000;
        ImageShape shape = new ImageShape(1, 2, 2);
        byte[] pixels = new byte[count * shape.size()];
        for (int i = 0; i < count; i++) {
            pixels[i * 4 + 1] = 51;
            pixels[i * 4 + 2] = (byte) 204;
            pixels[i * 4 + 3] = (byte) 255;
        }
        ImageDataset images =
                Binarised.as(BLACK_AND_WHITE, new StoredImages("greys", shape, pixels, null, ""));
        double[] white = new double[4];
        for (int i = 0; i < count; i++) {
            float[] image = images.image(i);
            for (int p = 0; p < 4; p++) {
                white[p] += image[p] / count;
            }
        }
        assertArrayEquals(new double[] {0, 0.2, 0.8, 1}, white, 0.03);
        assertEquals(List.of(), images.factors());
    }
}
