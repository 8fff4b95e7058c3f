package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.betavista.data.ImageDataset;
import org.betavista.data.synthetic.Circles;
import org.betavista.data.synthetic.FactorGrid;
import org.betavista.model.Codes;
import org.betavista.model.Evaluation;
import org.betavista.model.FreshWeights;
import org.betavista.model.FrozenVae;
import org.junit.jupiter.api.Test;

class HeldOutCheckTest {
    private static FrozenVae model(int seed) {
        return new FrozenVae(SmallModels.MODEL, FreshWeights.of(SmallModels.MODEL, seed), 1);
    }

    @Test
    void repeatsItself() {
        ImageDataset images = SmallModels.split().heldOut();
        try (FrozenVae model = model(1);
                FrozenVae again = model(1)) {
            Evaluation first = HeldOutCheck.evaluate(model, images, 50);
            Evaluation second = HeldOutCheck.evaluate(again, images, 50);
            assertArrayEquals(first.reconstruction(), second.reconstruction());
            assertArrayEquals(first.klPerDimension(), second.klPerDimension());
        }
    }

    @Test
    void takesAllImagesWhereThereAreFewer() {
        ImageDataset images = SmallModels.split().heldOut();
        try (FrozenVae model = model(1)) {
            assertEquals(50, HeldOutCheck.evaluate(model, images, 1000).reconstruction().length);
            assertEquals(7, HeldOutCheck.evaluate(model, images, 7).reconstruction().length);
        }
    }

    @Test
    void givesAnImageTheSameNoiseHoweverManyAreChecked() {
        try (FrozenVae model = model(1)) {
            Evaluation few = HeldOutCheck.evaluate(model, new FactorGrid(new Circles()), 1010);
            Evaluation many = HeldOutCheck.evaluate(model, new FactorGrid(new Circles()), 1300);
            assertArrayEquals(
                    few.reconstruction(), Arrays.copyOf(many.reconstruction(), 1010), 1e-2f);
            assertArrayEquals(
                    Arrays.copyOf(few.klPerDimension(), 300),
                    Arrays.copyOf(many.klPerDimension(), 300),
                    1e-5f);
        }
    }

    @Test
    void measuresTheKlOfTheCodes() {
        ImageDataset images = SmallModels.split().heldOut();
        try (FrozenVae model = model(1)) {
            Evaluation evaluation = HeldOutCheck.evaluate(model, images, 50);
            Codes codes = model.encode(images.images(images.firstIndices(50)));
            double sum = 0;
            for (double latent : codes.meanKl()) {
                sum += latent;
            }
            assertEquals(sum, evaluation.meanKl(), 1e-4 * Math.max(1, sum));
        }
    }

    @Test
    void samplesOneCodeAnImageAndNotItsMean() {
        ImageDataset images = SmallModels.split().heldOut();
        try (FrozenVae model = model(1)) {
            Evaluation atMean =
                    model.evaluate(
                            images.images(images.firstIndices(50)),
                            new float[50 * SmallModels.LATENTS]);
            assertFalse(
                    Arrays.equals(
                            atMean.reconstruction(),
                            HeldOutCheck.evaluate(model, images, 50).reconstruction()));
        }
    }
}
