package org.betavista.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.betavista.model.DiagonalFamily;
import org.betavista.model.FullFamily;
import org.betavista.model.PointFamily;
import org.betavista.model.PosteriorFamily;
import org.betavista.model.objective.BetaVae;
import org.betavista.model.objective.Objective;
import org.betavista.model.objective.PlainAutoencoder;
import org.betavista.session.EncodedImage;
import org.betavista.session.NewModel;
import org.betavista.store.PngFile;
import org.betavista.train.Pricing;
import org.betavista.train.Schedule;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** The window with models that are no VAE with independent latents. */
class OtherModelsWindowTest extends WindowTest {
    private void start(Objective objective, PosteriorFamily posterior, Pricing pricing)
            throws TimeoutException {
        awaitOpen();
        robot.interact(
                () -> {
                    NewModel present = model().present();
                    assertNotNull(present);
                    model().proposal()
                            .propose(
                                    new NewModel(
                                            present.data(),
                                            present.architecture(),
                                            present.latentSize(),
                                            present.likelihood(),
                                            posterior,
                                            present.training().with(objective).with(pricing)));
                    model().startProposed();
                });
        await(() -> model().stepProperty().get() == 0 && isPaused());
        assertNotNull(model().modelProperty().get());
    }

    private void train(long steps) throws TimeoutException {
        robot.interact(() -> model().toggleTraining());
        await(() -> model().stepProperty().get() >= steps);
        robot.interact(() -> model().toggleTraining());
        await(this::isPaused);
        await(
                () -> {
                    var survey = model().point().surveyProperty().get();
                    return survey != null && survey.step() >= steps;
                });
        await(() -> model().images().imagesProperty().get().size() == 8);
        robot.clickOn("#image-1");
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void photograph(String name) {
        for (String theme : new String[] {"light", "dark"}) {
            robot.clickOn("#" + theme);
            for (String tab : new String[] {"explore", "train"}) {
                robot.clickOn("#tab-" + tab);
                WaitForAsyncUtils.waitForFxEvents();
                WritableImage[] picture = new WritableImage[1];
                robot.interact(() -> picture[0] = window.scene().snapshot(null));
                int width = (int) picture[0].getWidth();
                int height = (int) picture[0].getHeight();
                int[] argb = new int[width * height];
                picture[0]
                        .getPixelReader()
                        .getPixels(
                                0,
                                0,
                                width,
                                height,
                                PixelFormat.getIntArgbInstance(),
                                argb,
                                0,
                                width);
                PngFile.write(
                        Path.of("target", "screenshots", name + "-" + tab + "-" + theme + ".png"),
                        width,
                        height,
                        argb);
            }
        }
    }

    @Test
    void anAutoencoderHasNoKlAndItsSlidersReachItsCodes() throws TimeoutException {
        start(new PlainAutoencoder(), new PointFamily(), Pricing.constant(1));
        train(300);
        assertNotNull(model().point().missingKl());
        assertEquals("spread of μ", robot.lookup("#sort").queryAs(Button.class).getText());
        assertTrue(robot.lookup("#no-prior").queryAs(Label.class).isVisible());
        int first = model().point().orderProperty().get()[0];
        var axis = model().point().axis(first);
        EncodedImage chosen = image(0);
        assertTrue(chosen.mu()[first] >= axis.from() && chosen.mu()[first] <= axis.to());
        photograph("autoencoder");
        assertTrue(robot.lookup("#no-kl").tryQuery().isPresent());
        assertFalse(robot.lookup("#legend-KL").tryQuery().isPresent());
        assertTrue(
                robot.lookup("#prior-caption")
                        .queryAs(Label.class)
                        .getText()
                        .startsWith("An autoencoder has no prior"));
    }

    @Test
    void aFullCovarianceReachesTheMapAndTheResampledCodes() throws TimeoutException {
        start(new BetaVae(), new FullFamily(), Pricing.constant(1));
        train(300);
        EncodedImage chosen = image(0);
        assertNotNull(chosen.covariance());
        double tilt = 0;
        for (int i = 0; i < chosen.mu().length; i++) {
            assertEquals(
                    (double) chosen.sigma()[i] * chosen.sigma()[i],
                    chosen.covariance(i, i),
                    1e-4 * chosen.covariance(i, i));
            for (int j = 0; j < i; j++) {
                assertEquals(chosen.covariance(j, i), chosen.covariance(i, j), 1e-6);
                tilt =
                        Math.max(
                                tilt,
                                Math.abs(chosen.covariance(i, j))
                                        / (chosen.sigma()[i] * chosen.sigma()[j]));
            }
        }
        assertTrue(tilt > 0.05, "some pair varies together: " + tilt);
        robot.clickOn("#resample");
        photograph("full");
    }

    @Test
    void aHighPriceCollapsesThePosteriorWhichIsSaid() throws TimeoutException {
        // A nat of KL for 640 of reconstruction: nothing is worth saying.
        start(new BetaVae(), new DiagonalFamily(), new Pricing(0.1, 64, new Schedule.Hold(), 0));
        robot.interact(() -> model().toggleTraining());
        await(() -> model().messages().messageProperty().get().text().contains("collapsed"));
        assertFalse(model().messages().messageProperty().get().error());
        robot.interact(() -> model().live().setBeta(0));
        await(() -> !model().messages().messageProperty().get().text().contains("collapsed"));
        robot.interact(() -> model().toggleTraining());
    }
}
