package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.betavista.data.ImageDataset;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Split;
import org.betavista.data.synthetic.Circles;
import org.betavista.data.synthetic.FactorGrid;
import org.betavista.model.Evaluation;
import org.betavista.model.FrozenVae;
import org.junit.jupiter.api.Test;

class ShippedModelsTest {
    private static final int HELD_OUT = 1000;

    private final ShippedModels shipped = new ShippedModels();

    private List<String> names() {
        return shipped.models().stream().map(ShippedModels::nameOf).toList();
    }

    @Test
    void areFoundByName() {
        assertTrue(names().containsAll(List.of("circles-beta1", "circles-beta4")), names() + "");
        for (String name : names()) {
            assertEquals(name, ShippedModels.nameOf(shipped.find(name).orElseThrow()));
        }
        assertTrue(shipped.find("circles-beta99").isEmpty());
        assertTrue(shipped.find("").isEmpty());
    }

    @Test
    void areFoundAsPeopleWriteThem() {
        assertEquals("circles-beta4", SavedModel.named("circles-beta4", shipped).name());
        assertEquals("circles-beta4", SavedModel.named("models/circles-beta4", shipped).name());
        String sentence =
                assertThrows(
                                InvalidInputException.class,
                                () -> SavedModel.named("models/circles-beta99", shipped))
                        .sentence();
        assertTrue(sentence.contains("circles-beta99"), sentence);
    }

    @Test
    void sayHowTheyWereMade() throws IOException {
        for (Path folder : shipped.models()) {
            String page = Files.readString(folder.resolve("MODEL.md"));
            assertTrue(page.contains("java -jar target/betavista.jar train"), page);
            assertFalse(SavedModel.read(folder).metrics().rows().isEmpty());
        }
    }

    @Test
    void reconstructFarBetterThanTheMeanImage() {
        for (Path folder : shipped.models()) {
            SavedModel saved = SavedModel.read(folder);
            Split split = saved.config().data().load(saved.config().training().seed());
            double baseline = priceOfTheMean(split.train(), split.heldOut());
            try (FrozenVae model = saved.open()) {
                Evaluation evaluation = HeldOutCheck.evaluate(model, split.heldOut(), HELD_OUT);
                double share = evaluation.meanReconstruction() / baseline;
                assertTrue(share < 0.25, saved.name() + " pays a share of " + share);
                assertTrue(evaluation.meanKl() > 1, saved.name() + " says nothing about images");
            }
        }
    }

    /** Mean cross-entropy of held-out images under the mean training image. */
    private static double priceOfTheMean(ImageDataset train, ImageDataset heldOut) {
        int pixels = train.shape().size();
        double[] mean = new double[pixels];
        byte[] image = new byte[pixels];
        for (int i = 0; i < train.size(); i++) {
            train.copyPixels(i, image, 0);
            for (int p = 0; p < pixels; p++) {
                mean[p] += (image[p] & 0xFF) / 255.0 / train.size();
            }
        }
        double price = 0;
        for (int i = 0; i < HELD_OUT; i++) {
            float[] values = heldOut.image(i);
            for (int p = 0; p < pixels; p++) {
                double likely = Math.max(1e-6, Math.min(1 - 1e-6, mean[p]));
                price -=
                        (values[p] * Math.log(likely) + (1 - values[p]) * Math.log(1 - likely))
                                / HELD_OUT;
            }
        }
        return price;
    }

    @Test
    void agreeWithTheFiguresInTheirTable() {
        SavedModel saved = SavedModel.named("circles-beta4", shipped);
        Split split = saved.config().data().load(saved.config().training().seed());
        var last = saved.metrics().rows().get(saved.metrics().rows().size() - 1);
        assertEquals(saved.checkpoint().step(), last.step());
        try (FrozenVae model = saved.open()) {
            Evaluation evaluation =
                    HeldOutCheck.evaluate(model, split.heldOut(), split.heldOut().size());
            var terms = java.util.Objects.requireNonNull(last.heldOut());
            assertEquals(terms.reconstruction(), evaluation.meanReconstruction(), 0.01);
            assertEquals(terms.kl(), evaluation.meanKl(), 0.01);
        }
    }

    @Test
    void sampleImagesCanBeEncoded() {
        RunConfig config = SavedModel.named("circles-beta4", shipped).config();
        List<Path> samples = shipped.samples();
        assertTrue(samples.size() >= 6, samples.size() + " samples");
        for (Path sample : samples) {
            float[] pixels = ImageEncoder.fit(sample, config).pixels();
            assertEquals(new FactorGrid(new Circles()).shape().size(), pixels.length);
            double ink = 0;
            for (float value : pixels) {
                ink += value;
            }
            assertTrue(ink > 10 && ink < 600, sample + " has ink " + ink);
        }
    }

    @Test
    void nameTheLastPartOfAPath() {
        assertEquals("b", ShippedModels.nameOf(Path.of("a", "b")));
    }
}
