package org.betavista.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.betavista.data.InvalidInputException;
import org.betavista.data.files.ImageFit;
import org.betavista.data.synthetic.Circles;
import org.betavista.data.synthetic.FactorGrid;
import org.betavista.model.Codes;
import org.betavista.model.FrozenVae;
import org.betavista.store.PngFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("languages")
class ImageEncoderTest {
    private final SavedModel saved = SavedModel.named("circles-beta1", new ShippedModels());

    @TempDir Path folder;

    /** One disc of the data as a file. */
    private Path disc(int index, boolean inverted) {
        float[] image = new FactorGrid(new Circles()).image(index);
        int[] argb = new int[image.length];
        for (int i = 0; i < argb.length; i++) {
            int level = Math.round(255 * (inverted ? 1 - image[i] : image[i]));
            argb[i] = 0xFF000000 | level << 16 | level << 8 | level;
        }
        Path file = folder.resolve("disc" + index + inverted + ".png");
        PngFile.write(file, 32, 32, argb);
        return file;
    }

    @Test
    void readsAFileOfTheDataAsTheDataItself() {
        ImageFit fit = ImageEncoder.fit(disc(8000, false), saved.config());
        assertArrayEquals(new FactorGrid(new Circles()).image(8000), fit.pixels());
        assertTrue(fit.notes().isEmpty());
    }

    @Test
    void invertsInkOnPaper() {
        ImageFit fit = ImageEncoder.fit(disc(8000, true), saved.config());
        assertArrayEquals(new FactorGrid(new Circles()).image(8000), fit.pixels(), 1e-6f);
        assertEquals(1, fit.notes().size());
    }

    @Test
    void encodesSeveralImagesAtOnce() {
        int[] indices = {100, 8000, 16_000};
        List<ImageFit> fits =
                java.util.Arrays.stream(indices)
                        .mapToObj(index -> ImageEncoder.fit(disc(index, false), saved.config()))
                        .toList();
        try (FrozenVae model = saved.open()) {
            List<EncodedImage> encoded = ImageEncoder.encode(model, List.of("a", "b", "c"), fits);
            assertEquals(3, encoded.size());
            for (int i = 0; i < 3; i++) {
                EncodedImage image = encoded.get(i);
                Codes codes = model.encode(fits.get(i).pixels());
                assertEquals(List.of("a", "b", "c").get(i), image.name());
                assertArrayEquals(codes.mu(0), image.mu(), 1e-5f);
                assertArrayEquals(codes.sigma(0), image.sigma(), 1e-5f);
                assertArrayEquals(model.decode(codes.mu(0)), image.reconstruction(), 1e-5f);
                assertArrayEquals(fits.get(i).pixels(), image.pixels());
                double kl = 0;
                for (int j = 0; j < codes.latentSize(); j++) {
                    kl += codes.klPerDimension()[0 * codes.latentSize() + j];
                }
                assertEquals(kl, image.kl(), 1e-3);
            }
        }
    }

    @Test
    void pricesTheReconstructionThatItShows() {
        try (FrozenVae model = saved.open()) {
            EncodedImage image =
                    ImageEncoder.encode(
                                    model,
                                    List.of("disc"),
                                    List.of(ImageEncoder.fit(disc(8000, false), saved.config())))
                            .get(0);
            double nats = 0;
            for (int i = 0; i < image.pixels().length; i++) {
                double p = Math.max(1e-12, Math.min(1 - 1e-7, image.reconstruction()[i]));
                nats -= image.pixels()[i] * Math.log(p) + (1 - image.pixels()[i]) * Math.log(1 - p);
            }
            assertEquals(nats, image.reconstructionNats(), 0.02 * nats);
        }
    }

    @Test
    void encodesNothingToNothing() {
        try (FrozenVae model = saved.open()) {
            assertEquals(List.of(), ImageEncoder.encode(model, List.of(), List.of()));
        }
    }

    @Test
    void refusesWhatIsNoPictureByItsName() throws IOException {
        Path file = Files.writeString(folder.resolve("diary.png"), "Dear diary");
        String sentence =
                assertThrows(
                                InvalidInputException.class,
                                () -> ImageEncoder.fit(file, saved.config()))
                        .sentence();
        assertTrue(sentence.contains("diary.png"), sentence);
    }
}
