package org.betavista.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import org.betavista.session.EncodedImage;
import org.betavista.session.SessionState;
import org.betavista.session.ShippedModels;
import org.betavista.ui.bar.FileDialogs;
import org.betavista.ui.control.ImageTile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A real window with the shipped model, driven as a person drives it. */
@Tag("window")
@ExtendWith(ToolkitCheck.class)
abstract class WindowTest {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final int PATIENCE_SECONDS = 60;
    static final int PIXELS = 32 * 32;

    final ShippedModels shipped = new ShippedModels();
    final FxRobot robot = new FxRobot();
    final Answers answers = new Answers();
    Path home = Path.of("");

    @SuppressWarnings("NullAway.Init") // Set before each test.
    ExplorerWindow window;

    /** Answers that a test gives in place of a person at the system's dialogs. */
    static final class Answers implements FileDialogs {
        Optional<Path> folder = Optional.empty();
        Optional<Path> file = Optional.empty();
        List<Path> images = new ArrayList<>();
        Optional<Path> newFile = Optional.empty();

        @Override
        public Optional<Path> chooseFolder(String title) {
            return folder;
        }

        @Override
        public Optional<Path> chooseFile(String title, String... patterns) {
            return file;
        }

        @Override
        public List<Path> chooseImages() {
            return images;
        }

        @Override
        public Optional<Path> chooseNewFile(String title, String suggestion) {
            return newFile;
        }
    }

    @BeforeEach
    void open() throws Exception {
        home = Files.createTempDirectory("betavista-window");
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(
                stage -> {
                    window = new ExplorerWindow(stage, home, shipped, () -> answers);
                    window.show("circles-beta4");
                    // The stage is the same for all tests, and one may have made it smaller.
                    stage.setWidth(WIDTH);
                    stage.setHeight(HEIGHT);
                });
    }

    @AfterEach
    void close() throws TimeoutException {
        robot.interact(window::close);
        FxToolkit.cleanupStages();
    }

    ExplorerViewModel model() {
        return window.model();
    }

    /** Waits until the first model, its codes and the first image are there. */
    void awaitOpen() throws TimeoutException {
        await(() -> model().modelProperty().get() != null);
        await(() -> model().point().surveyProperty().get() != null);
        await(() -> model().point().imageProperty().get() != null);
        await(() -> model().images().chosenProperty().get() == 0);
    }

    static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    boolean isPaused() {
        return model().stateProperty().get() instanceof SessionState.Paused;
    }

    EncodedImage image(int index) {
        return model().images().imagesProperty().get().get(index);
    }

    /** The large image's pixels as the person sees them. */
    float[] shownImage() {
        ImageTile tile = robot.lookup("#decoded").queryAs(ImageTile.class);
        float[] pixels = new float[PIXELS];
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = tile.value(p);
        }
        return pixels;
    }

    static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum;
    }

    /** Drags a latent's thumb by some pixels. */
    void dragThumb(int latent, double pixels) {
        // Rows may change places when an epoch ends, but never under the pointer.
        robot.moveTo("#slider-" + latent);
        WaitForAsyncUtils.waitForFxEvents();
        Node thumb = robot.from(robot.lookup("#slider-" + latent)).lookup(".thumb").query();
        robot.moveTo("#slider-" + latent).drag(thumb, MouseButton.PRIMARY).moveBy(pixels, 0).drop();
        WaitForAsyncUtils.waitForFxEvents();
    }
}
