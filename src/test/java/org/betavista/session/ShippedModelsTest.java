package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.betavista.data.ImageDataset;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Split;
import org.betavista.data.synthetic.Circles;
import org.betavista.data.synthetic.FactorGrid;
import org.betavista.model.Evaluation;
import org.betavista.model.FrozenVae;
import org.junit.jupiter.api.Test;

class ShippedModelsTest {
    private static final int TRAINING_IMAGES = 1000;
    private static final int HELD_OUT = 1000;

    private final ShippedModels shipped = new ShippedModels();

    private List<String> names() {
        return shipped.models().stream().map(ShippedModels::nameOf).toList();
    }

    @Test
    void areFoundByName() {
        assertTrue(
                names().containsAll(
                                List.of(
                                        "circles-beta1",
                                        "circles-beta4",
                                        "digits-ae",
                                        "digits-vae",
                                        "digits-vq-vae",
                                        "shapes-beta-vae",
                                        "shapes-beta-tcvae")),
                names() + "");
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
            int[] looked = split.heldOut().firstIndices(HELD_OUT);
            float[] images = split.heldOut().images(looked);
            try (FrozenVae model = saved.open()) {
                float[] decoded = model.decode(model.encode(images).mu());
                double share =
                        distance(images, decoded) / distance(images, meanImage(split.train()));
                assertTrue(share < 0.35, saved.name() + " leaves a share of " + share);
                if (saved.config().model().posterior().isGaussian()) {
                    Evaluation evaluation = HeldOutCheck.evaluate(model, split.heldOut(), HELD_OUT);
                    assertTrue(evaluation.meanKl() > 1, saved.name() + " says nothing of images");
                }
            }
        }
    }

    private static float[] meanImage(ImageDataset train) {
        float[] images = train.images(train.firstIndices(TRAINING_IMAGES));
        float[] mean = new float[train.shape().size()];
        for (int i = 0; i < images.length; i++) {
            mean[i % mean.length] += images[i] * mean.length / images.length;
        }
        return mean;
    }

    /** The sum of squares between images and others, or one for all. */
    private static double distance(float[] images, float[] others) {
        double sum = 0;
        for (int i = 0; i < images.length; i++) {
            double difference = images[i] - others[i % others.length];
            sum += difference * difference;
        }
        return sum;
    }

    @Test
    void takeLessThanFourMegabytesEach() throws IOException {
        for (Path folder : shipped.models()) {
            try (Stream<Path> files = Files.walk(folder)) {
                long bytes = 0;
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    bytes += Files.size(file);
                }
                assertTrue(bytes < 4_000_000, folder + " takes " + bytes);
            }
        }
    }

    @Test
    void everyWorldHasSamplesOfItsOwnOrDiscs() {
        assertEquals(8, shipped.samples(new DataSource.BuiltInDigits()).size());
        assertEquals(shipped.samples(), shipped.samples(new DataSource.BuiltInShapes()));
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
