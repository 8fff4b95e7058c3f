package org.betavista.ui;

import static java.util.Locale.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.betavista.model.objective.Objective;
import org.betavista.store.PngFile;
import org.betavista.ui.control.ImageRows;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class AppearanceWindowTest extends WindowTest {
    private static final Path PICTURES = Path.of("target", "screenshots");

    @Test
    void theDarkThemeDarkensTheWindowAndIsRemembered() throws TimeoutException {
        awaitOpen();
        assertTrue(brightness(picture()) > 0.75);
        robot.clickOn("#dark");
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(brightness(picture()) < 0.25);
        robot.interact(window::close);
        assertTrue(Preferences.read(home.resolve("preferences.json")).dark());
    }

    @Test
    void everyViewIsPhotographed() throws TimeoutException {
        awaitOpen();
        await(() -> robot.lookup("#manifold").queryAs(ImageRows.class).rows() == 13);
        for (String theme : new String[] {"light", "dark"}) {
            robot.clickOn("#" + theme);
            for (String tab : new String[] {"tab-explore", "tab-train", "tab-measure", "data"}) {
                robot.clickOn("#" + tab);
                WaitForAsyncUtils.waitForFxEvents();
                if (tab.equals("data")) {
                    chooseFaces();
                } else if (tab.equals("tab-measure")) {
                    await(() -> model().measurements().evidenceProperty().get() != null);
                }
                for (int[] size : new int[][] {{1440, 900}, {1280, 800}}) {
                    robot.interact(
                            () -> {
                                window.scene().getWindow().setWidth(size[0]);
                                window.scene().getWindow().setHeight(size[1]);
                            });
                    WaitForAsyncUtils.waitForFxEvents();
                    String name = "%s-%s-%s.png".formatted(tab, theme, size[0]).replace("tab-", "");
                    WritableImage picture = picture();
                    assertEquals(size[0], (int) picture.getWidth());
                    write(picture, name);
                    assertInside(size[0], size[1]);
                }
            }
        }
    }

    @Test
    void theModelFormIsPhotographedAndFitsASmallWindow() throws TimeoutException {
        awaitOpen();
        robot.interact(
                () -> {
                    window.scene().getWindow().setWidth(1280);
                    window.scene().getWindow().setHeight(800);
                });
        for (String theme : new String[] {"light", "dark"}) {
            robot.interact(() -> window.look().darkProperty().set(theme.equals("dark")));
            robot.clickOn("#model-button");
            for (Objective objective : Objective.all()) {
                ComboBox<Objective> picker = robot.lookup("#objective").queryComboBox();
                robot.interact(() -> picker.setValue(objective));
                WaitForAsyncUtils.waitForFxEvents();
                WritableImage[] picture = new WritableImage[1];
                robot.interact(() -> picture[0] = picker.getScene().snapshot(null));
                assertTrue(
                        picture[0].getHeight() <= 720 && picture[0].getWidth() <= 900,
                        picture[0].getWidth() + " x " + picture[0].getHeight());
                write(
                        picture[0],
                        "model-form-%s-%s.png".formatted(theme, fileName(objective.title())));
            }
            robot.type(KeyCode.ESCAPE);
        }
    }

    private static String fileName(String title) {
        return title.replace("β", "beta").toLowerCase(ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private void chooseFaces() throws TimeoutException {
        robot.clickOn("#data-faces");
        await(() -> robot.lookup("#data-name").queryAs(Label.class).getText().equals("Faces"));
    }

    /** No control that a person needs leaves the window. */
    private void assertInside(double width, double height) {
        for (String id :
                new String[] {
                    "#train",
                    "#reset",
                    "#beta-field",
                    "#resample",
                    "#lock-1",
                    "#export-csv",
                    "#dark"
                }) {
            Node node = robot.lookup(id).query();
            var bounds = node.localToScene(node.getBoundsInLocal());
            assertTrue(
                    bounds.getMinX() >= 0
                            && bounds.getMaxX() <= width
                            && bounds.getMaxY() <= height,
                    id + " at " + bounds);
        }
    }

    private WritableImage picture() {
        WritableImage[] picture = new WritableImage[1];
        robot.interact(() -> picture[0] = window.scene().snapshot(null));
        return picture[0];
    }

    private static int[] argb(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return argb;
    }

    private static double brightness(WritableImage image) {
        int[] argb = argb(image);
        double sum = 0;
        for (int pixel : argb) {
            sum += (pixel >> 8 & 0xFF) / 255.0;
        }
        return sum / argb.length;
    }

    private static void write(WritableImage image, String name) {
        PngFile.write(
                PICTURES.resolve(name),
                (int) image.getWidth(),
                (int) image.getHeight(),
                argb(image));
    }
}
