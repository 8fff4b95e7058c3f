package org.betavista.ui;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.betavista.session.Channel;
import org.betavista.session.ShippedModels;
import org.betavista.store.PngFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws the window as it would stand, where there is no display. */
public final class WindowPicture {
    private static final Logger LOG = LoggerFactory.getLogger(WindowPicture.class);
    private static final long PATIENCE_SECONDS = 60;
    private static final int CALM_LOOKS = 4;

    private WindowPicture() {}

    /**
     * Draws a run's window into a PNG file, by a toolkit that is started for it.
     *
     * @param home where preferences and runs are kept
     * @return whether it could be drawn; if not, the log says why
     */
    public static boolean draw(Path run, Path home, Path file) {
        try {
            Display.drawInMemory();
            CompletableFuture<Void> started = new CompletableFuture<>();
            Platform.startup(() -> started.complete(null));
            started.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            // The toolkit ends with the program, not with the window: both at once is an error.
            Platform.setImplicitExit(false);
            CompletableFuture<Void> drawn = new CompletableFuture<>();
            Platform.runLater(() -> begin(run, home, file, drawn));
            drawn.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | RuntimeException | LinkageError e) {
            LOG.info("the window cannot be drawn here", e);
            return false;
        }
    }

    private static void begin(Path run, Path home, Path file, CompletableFuture<Void> drawn) {
        try {
            // Finds a missing text library or missing fonts before they break the whole window.
            new Text(Font.getDefault().getName()).getLayoutBounds();
            Stage stage = new Stage();
            ExplorerWindow window =
                    new ExplorerWindow(stage, home, new ShippedModels(), NoDialogs::new);
            window.show(run);
            int[] ready = {0};
            Timeline waiting = new Timeline();
            waiting.setCycleCount(Animation.INDEFINITE);
            waiting.getKeyFrames()
                    .add(
                            new KeyFrame(
                                    Duration.millis(250),
                                    event -> {
                                        // Grids follow a moment after what they are drawn from.
                                        ready[0] = isComplete(window.model()) ? ready[0] + 1 : 0;
                                        if (ready[0] == CALM_LOOKS) {
                                            waiting.stop();
                                            photograph(stage, file, drawn);
                                        }
                                    }));
            waiting.play();
        } catch (RuntimeException | LinkageError e) {
            drawn.completeExceptionally(e);
        }
    }

    private static boolean isComplete(ExplorerViewModel model) {
        return model.point().surveyProperty().get() != null
                && model.point().imageProperty().get() != null
                && model.images().chosenProperty().get() >= 0
                && (model.codes().codebookBinding().get()
                        ? has(model, Channel.SWAP) && has(model, Channel.CODEBOOK)
                        : has(model, Channel.MANIFOLD) && has(model, Channel.TRAVERSAL));
    }

    private static boolean has(ExplorerViewModel model, Channel channel) {
        return model.grids().property(channel).get() != null;
    }

    private static void photograph(Stage stage, Path file, CompletableFuture<Void> drawn) {
        try {
            WritableImage image = stage.getScene().snapshot(null);
            int width = (int) image.getWidth();
            int height = (int) image.getHeight();
            int[] argb = new int[width * height];
            image.getPixelReader()
                    .getPixels(
                            0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
            PngFile.write(file, width, height, argb);
            stage.close();
            drawn.complete(null);
        } catch (RuntimeException e) {
            drawn.completeExceptionally(e);
        }
    }
}
