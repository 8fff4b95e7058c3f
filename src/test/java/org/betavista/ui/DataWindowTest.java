package org.betavista.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.betavista.data.Progress;
import org.betavista.data.synthetic.Faces;
import org.betavista.data.synthetic.SampledWorld;
import org.betavista.data.synthetic.Shapes;
import org.betavista.session.DataExport;
import org.betavista.session.DataSource;
import org.betavista.ui.control.ImageRows;
import org.betavista.ui.control.ImageTile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

class DataWindowTest extends WindowTest {
    @TempDir Path scratch;

    private String text(String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private void openData() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#data");
        await(() -> text("#data-name").equals("Circles"));
    }

    @Test
    void driveAWorldByHandAndSeeWhatTheFactorsDraw() throws TimeoutException {
        openData();
        robot.clickOn("#data-shapes");
        await(() -> text("#data-name").equals("Shapes"));
        assertEquals(
                "663 552 + 73 728 held out · grey 64 × 64".replace(' ', ' '),
                text("#data-facts").replace('\u2009', ' '));
        Slider shape = robot.lookup("#factor-shape").queryAs(Slider.class);
        robot.interact(() -> shape.setValue(2));
        assertEquals("heart", text("#value-of-shape"));
        byte[] heart = new byte[64 * 64];
        int[] values = new Shapes().middleValues();
        values[0] = 2;
        new Shapes().draw(values, 1, heart, 0);
        ImageTile driven = robot.lookup("#driven").queryAs(ImageTile.class);
        for (int p = 0; p < heart.length; p++) {
            assertEquals((heart[p] & 0xFF) / 255f, driven.value(p));
        }
        ImageRows examples = robot.lookup("#examples").queryAs(ImageRows.class);
        float[] before = values(examples);
        robot.clickOn(
                robot.from(robot.lookup("#examples")).query().getParent().lookup(".icon-button"));
        WaitForAsyncUtils.waitForFxEvents();
        await(() -> !java.util.Arrays.equals(before, values(examples)));
    }

    private static float[] values(ImageRows rows) {
        float[] values = new float[4 * 64 * 64];
        for (int p = 0; p < values.length; p++) {
            values[p] = rows.value(p / 4096, p % 4096);
        }
        return values;
    }

    @Test
    void trainOnAnotherWorldAfterBeingAsked() throws TimeoutException {
        openData();
        robot.clickOn("#data-faces");
        await(() -> text("#data-name").equals("Faces"));
        robot.clickOn("#train-on-this");
        assertTrue(text("#proposal").contains("Faces, β-VAE, Conv"), text("#proposal"));
        robot.clickOn("#start-model");
        await(() -> model().modelProperty().get().split().name().equals("Faces"));
        await(this::isPaused);
        robot.clickOn("#step");
        await(() -> model().stepProperty().get() == 1);
        assertEquals(new DataSource.BuiltInFaces(), model().modelProperty().get().config().data());
    }

    @Test
    void importAFolderOfPicturesAndTrainOnIt() throws TimeoutException, IOException {
        Path folder = scratch.resolve("family");
        DataExport.write(new SampledWorld(new Faces(), 40, 1), 40, 1, folder, Progress.NONE);
        Files.writeString(folder.resolve("letter.png"), "dear");
        answers.folder = Optional.of(folder);
        openData();
        robot.clickOn("#open-folder");
        ImageRows preview = robot.lookup("#import-preview").queryAs(ImageRows.class);
        await(() -> preview.rows() == 5);
        assertTrue(text("#import-findings").contains("factors.csv"));
        float colour = preview.value(0, 0);
        robot.clickOn("#size-28");
        await(() -> Float.isNaN(preview.value(0, 3 * 28 * 28)) || preview.value(0, 0) != colour);
        robot.clickOn("#channels-Grey");
        robot.clickOn("#import"); // What was chosen last counts, whether it is shown yet or not.
        await(() -> text("#data-name").equals("family"));
        assertTrue(text("#data-facts").startsWith("36 + 4 held out · grey 28"));
        robot.clickOn("#data-notes");
        await(() -> robot.lookup("#data-note-lines").tryQuery().isPresent());
        String notes = robot.lookup("#data-note-lines").queryAs(TextArea.class).getText();
        assertTrue(notes.contains("letter.png"), notes);
        robot.type(KeyCode.ESCAPE); // Closes the notes.
        robot.clickOn("#train-on-this");
        robot.clickOn("#start-model");
        await(() -> model().modelProperty().get().split().name().equals("family"));
        await(this::isPaused);
        robot.clickOn("#step");
        await(() -> model().stepProperty().get() == 1);
    }

    @Test
    void seeTheLayoutOfAFolderAndChangeIt() throws TimeoutException {
        Path folder = scratch.resolve("pets");
        DataExport.write(
                new SampledWorld(new Faces(), 3, 1), 3, 1, folder.resolve("cat"), Progress.NONE);
        DataExport.write(
                new SampledWorld(new Faces(), 3, 2), 3, 1, folder.resolve("dog"), Progress.NONE);
        answers.folder = Optional.of(scratch);
        openData();
        robot.clickOn("#open-folder");
        await(
                () ->
                        text("#import-findings")
                                .contains("Layout: 2 classes by folder (cat, dog) in pets; "));
        robot.clickOn("#labels-None");
        await(() -> text("#import-findings").contains("Layout: pictures without labels in pets."));
        robot.clickOn("#labels-Inner-folder");
        robot.clickOn("#import");
        await(() -> text("#data-facts").startsWith("5 + 1 held out"));
    }

    @Test
    void seeTheScaleOfAnArrayAndChangeIt() throws TimeoutException, IOException {
        answers.file = Optional.of(Files.write(scratch.resolve("dim.npy"), dimArray()));
        openData();
        assertFalse(robot.lookup("#range").query().isVisible());
        robot.clickOn("#open-npz");
        await(() -> text("#data-name").equals("dim"));
        await(() -> text("#range-said").startsWith("0 is black and 255 is white."));
        robot.clickOn("#range-low").write("0").clickOn("#range-high").write("16\n");
        await(() -> text("#range-said").equals("0 is black and 16 is white."));
        robot.clickOn("#data-notes");
        await(() -> robot.lookup("#data-note-lines").tryQuery().isPresent());
        String notes = robot.lookup("#data-note-lines").queryAs(TextArea.class).getText();
        assertEquals("Pixel values: 0 is black and 16 is white.", notes);
        robot.type(KeyCode.ESCAPE);
        robot.clickOn("#range-high").write("many").clickOn("#range-apply");
        await(() -> text("#message").contains("many"));
        assertEquals("dim", text("#data-name"));
    }

    /** Twenty images of 8 x 8 bytes from 0 to 15. */
    static byte[] dimArray() {
        byte[] header =
                "{'descr': '|u1', 'fortran_order': False, 'shape': (20, 8, 8), }\n"
                        .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length + 20 * 64);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        bytes.put((byte) header.length).put((byte) 0).put(header);
        for (int i = 0; bytes.hasRemaining(); i++) {
            bytes.put((byte) (i % 16));
        }
        return bytes.array();
    }

    @Test
    void exportImagesWithTheirFactors() throws TimeoutException, IOException {
        Path folder = scratch.resolve("digits");
        answers.newFile = Optional.of(folder);
        openData();
        robot.clickOn("#data-digits");
        await(() -> text("#data-name").equals("Digits"));
        robot.clickOn("#export-data");
        await(() -> text("#message").startsWith("Exported"));
        assertEquals(1001, Files.readAllLines(folder.resolve("factors.csv")).size());
        assertTrue(Files.exists(folder.resolve("000999.png")));
    }

    @Test
    void refuseAFolderWithoutPicturesAndGoOn() throws TimeoutException {
        answers.folder = Optional.of(scratch);
        openData();
        robot.clickOn("#open-folder");
        await(() -> text("#message").contains("holds no picture"));
        assertEquals("Circles", text("#data-name"));
        robot.clickOn("#data-digits");
        await(() -> text("#data-name").equals("Digits"));
    }
}
