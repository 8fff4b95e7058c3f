package org.betavista.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TextField;
import javax.imageio.ImageIO;
import org.betavista.analysis.StandardNormal;
import org.betavista.model.FrozenVae;
import org.betavista.session.SavedModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesWindowTest extends WindowTest {
    @TempDir Path folder = Path.of("");

    @Test
    void encodesAnImageThatIsOpened() throws Exception {
        awaitOpen();
        Path file = folder.resolve("disc.png");
        ImageIO.write(disc(), "png", file.toFile());
        answers.images = List.of(file);
        robot.clickOn("#add-images");
        await(() -> model().images().imagesProperty().get().size() == 9);
        await(() -> model().images().chosenProperty().get() == 8);
        assertEquals("disc.png", image(8).name());
        assertArrayEquals(image(8).mu(), model().point().zProperty().get(), 1e-5f);
        assertEquals(1, image(8).pixels()[16 * 32 + 16]);
        await(() -> distance(image(8).reconstruction(), shownImage()) < 1e-2);
        assertTrue(
                distance(image(8).pixels(), image(8).reconstruction()) < 60,
                "the model knows discs");
    }

    private static BufferedImage disc() {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 32; x++) {
                if (Math.hypot(x - 16, y - 15) < 5.5) {
                    image.getRaster().setSample(x, y, 0, 255);
                }
            }
        }
        return image;
    }

    @Test
    void anUnreadableImageIsNamedAndTheOthersAreLoaded() throws Exception {
        awaitOpen();
        Path notes = folder.resolve("notes.txt");
        Files.writeString(notes, "no picture");
        Path file = folder.resolve("disc.png");
        ImageIO.write(disc(), "png", file.toFile());
        answers.images = List.of(notes, file);
        robot.clickOn("#add-images");
        await(() -> model().images().imagesProperty().get().size() == 9);
        await(() -> model().messages().messageProperty().get().error());
        assertTrue(model().messages().messageProperty().get().text().contains("notes.txt"));
    }

    @Test
    void anExportedGridHoldsThePixelsOfTheModelsSamples() throws Exception {
        awaitOpen();
        Path file = folder.resolve("grid.png");
        answers.newFile = Optional.of(file);
        robot.clickOn("#export-png");
        set("#export-rows", "2");
        set("#export-columns", "3");
        set("#export-scale", "2");
        set("#export-seed", "7");
        robot.clickOn("#export-write");
        await(() -> Files.exists(file));
        await(() -> model().messages().messageProperty().get().text().startsWith("Exported"));
        BufferedImage grid = ImageIO.read(file.toFile());
        assertEquals(3 * (32 * 2 + 2) + 2, grid.getWidth());
        assertEquals(2 * (32 * 2 + 2) + 2, grid.getHeight());
        float[] expected;
        try (FrozenVae vae = SavedModel.named("circles-beta4", shipped).open()) {
            expected = vae.decode(StandardNormal.draws(6 * 6, 7));
        }
        for (int i = 0; i < 6; i++) {
            for (int p = 0; p < PIXELS; p++) {
                int x = 2 + i % 3 * 66 + p % 32 * 2;
                int y = 2 + i / 3 * 66 + p / 32 * 2;
                int shown = grid.getRGB(x, y) & 0xFF;
                assertEquals(255 * expected[i * PIXELS + p], shown, 1.01, "image " + i);
                assertEquals(shown, grid.getRGB(x + 1, y + 1) & 0xFF, "scaled by two");
            }
        }
    }

    private void set(String field, String value) {
        robot.interact(() -> robot.lookup(field).queryAs(TextField.class).setText(value));
    }

    @Test
    void anUnwritableExportPlaceIsSaidInASentence() throws Exception {
        awaitOpen();
        Path blocked = folder.resolve("a-file");
        Files.writeString(blocked, "not a folder");
        answers.newFile = Optional.of(blocked.resolve("metrics.csv"));
        robot.clickOn("#export-csv");
        await(() -> model().messages().messageProperty().get().error());
        assertTrue(model().messages().messageProperty().get().text().contains("metrics.csv"));
    }

    private void awaitOpen(String name) throws Exception {
        await(
                () -> {
                    var open = model().modelProperty().get();
                    assertNotNull(open);
                    return open.name().equals(name);
                });
    }

    @Test
    void aSavedRunOpensAgainWhereItStood() throws Exception {
        awaitOpen();
        robot.clickOn("#step");
        await(() -> model().stepProperty().get() == 6001);
        Path run = folder.resolve("my-run");
        robot.interact(() -> model().exports().run(run));
        await(() -> Files.exists(run.resolve("config.json")));
        await(() -> model().messages().messageProperty().get().text().startsWith("Saved"));
        float[] image = shownImage();
        robot.interact(() -> model().open(shipped.find("circles-beta1").orElseThrow()));
        await(() -> distance(image, shownImage()) > 1);
        robot.interact(() -> model().open(run));
        awaitOpen("my-run");
        assertEquals(6001, model().stepProperty().get());
    }

    @Test
    void aRunIsNeverSavedOver() throws Exception {
        awaitOpen();
        Path run = folder.resolve("my-run");
        robot.interact(() -> model().exports().run(run));
        await(() -> model().messages().messageProperty().get().text().startsWith("Saved"));
        robot.interact(() -> model().exports().run(run));
        await(() -> model().messages().messageProperty().get().text().startsWith("Saved"));
        robot.interact(() -> model().open(shipped.find("circles-beta1").orElseThrow()));
        awaitOpen("circles-beta1");
        robot.interact(() -> model().exports().run(run));
        await(() -> model().messages().messageProperty().get().error());
        assertEquals(
                run
                        + " holds a run already; choose another folder, such as "
                        + folder.resolve("my-run-2")
                        + ".",
                model().messages().messageProperty().get().text());
        assertEquals(4, SavedModel.read(run).config().training().beta());
    }

    @Test
    void theDropZoneNamesEveryFormatThatOpens() throws Exception {
        awaitOpen();
        String sentence = robot.lookup("#drop-zone").query().getAccessibleHelp();
        assertTrue(sentence.startsWith("PNG, JPEG, GIF, BMP, TIFF, WebP and PNM;"), sentence);
    }

    @Test
    void aFolderWithoutARunIsRefusedAndTheModelStays() throws Exception {
        awaitOpen();
        float[] image = shownImage();
        robot.interact(() -> model().open(folder));
        await(() -> model().messages().messageProperty().get().error());
        assertTrue(model().messages().messageProperty().get().text().contains("config.json"));
        int latent = 1 + model().point().orderProperty().get()[0];
        dragThumb(latent, 30);
        await(() -> distance(image, shownImage()) > 5);
    }

    @Test
    void whatWasTrainedIsKeptWithItsFiguresBeforeAnotherModelIsOpened() throws Exception {
        awaitOpen();
        robot.clickOn("#step");
        await(() -> model().stepProperty().get() == 6001);
        robot.interact(() -> model().open(shipped.find("circles-beta1").orElseThrow()));
        awaitOpen("circles-beta1");
        await(() -> model().runs().runs().size() == 1);
        Path run = model().runs().runs().get(0);
        await(() -> Files.exists(run.resolve("checkpoints/00006001/state.json")));
        SavedModel kept = SavedModel.read(run);
        assertEquals(6001, kept.checkpoint().step());
        assertEquals(4, kept.config().training().beta());
        assertEquals(
                SavedModel.named("circles-beta4", shipped).metrics().rows(),
                kept.metrics().rows().stream().filter(row -> row.step() <= 6000).toList());
    }
}
