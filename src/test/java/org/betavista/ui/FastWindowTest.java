package org.betavista.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.betavista.session.Arithmetic;
import org.betavista.session.OpenModel;
import org.betavista.store.PngFile;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class FastWindowTest extends WindowTest {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Arithmetic COSTLY =
            new Arithmetic(OptionalDouble.of(0.0249), Optional.empty());

    private OpenModel openModel() {
        return Objects.requireNonNull(model().modelProperty().get());
    }

    private String device() {
        return robot.lookup("#device").queryAs(Label.class).getText();
    }

    private String cores() {
        int threads = openModel().config().training().threads();
        return "CPU, " + threads + (threads == 1 ? " thread" : " threads");
    }

    /** Words come with the room that the next layout gives them. */
    private void awaitDevice(String words) throws TimeoutException {
        try {
            await(() -> device().equals(words));
        } catch (TimeoutException e) {
            assertEquals(words, device());
            throw e;
        }
    }

    private String explanation() {
        return robot.lookup("#device").queryAs(Label.class).getTooltip().getText();
    }

    private void check(Arithmetic arithmetic) {
        robot.interact(() -> model().computing().checked(openModel().generation(), arithmetic));
    }

    private void resize(double width, double height) {
        robot.interact(
                () -> {
                    window.scene().getWindow().setWidth(width);
                    window.scene().getWindow().setHeight(height);
                });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void restartFast() throws TimeoutException {
        long before = openModel().generation();
        robot.clickOn("#model-button");
        robot.clickOn("#fast").clickOn("#apply-model").clickOn("#start-model");
        await(() -> openModel().generation() > before && isPaused());
    }

    @Test
    void fastRestartsAndIsNamedInTheTopBarWithWhatItCosts() throws TimeoutException {
        awaitOpen();
        String before = cores();
        awaitDevice(before);
        restartFast();
        assertTrue(openModel().config().training().fast());
        assertEquals(0, openModel().step());
        awaitDevice(before + ", fast");
        assertTrue(explanation().contains("bfloat16"), explanation());
        robot.clickOn("#step");
        await(() -> model().computing().arithmeticProperty().get().fastDifference().isPresent());
        await(() -> device().startsWith(before + ", fast, ") && device().endsWith(" nats"));
        robot.clickOn("#model-button");
        assertTrue(robot.lookup("#fast").queryAs(CheckBox.class).isSelected());
    }

    @Test
    void theDifferenceHasItsSignAndBelongsToTheOpenModel() throws TimeoutException {
        awaitOpen();
        restartFast();
        String fast = cores() + ", fast";
        check(COSTLY);
        awaitDevice(fast + ", +0.02 nats");
        assertTrue(explanation().contains("same weights and noise: +0.02 nats"), explanation());
        check(new Arithmetic(OptionalDouble.of(-0.5), Optional.empty()));
        awaitDevice(fast + ", −0.50 nats");
        check(new Arithmetic(OptionalDouble.of(-0.001), Optional.empty()));
        awaitDevice(fast + ", +0.00 nats");
        robot.interact(() -> model().computing().checked(openModel().generation() - 1, COSTLY));
        assertEquals(fast + ", +0.00 nats", device(), "an earlier model's");
    }

    @Test
    void stepsThatCouldNotBeCompiledAreNamedWithTheReason() throws TimeoutException {
        awaitOpen();
        restartFast(); // Fresh weights are not checked, so that nothing else is told.
        check(new Arithmetic(OptionalDouble.empty(), Optional.of("The loss reads a value.")));
        awaitDevice(cores() + ", not compiled");
        assertTrue(
                explanation()
                        .endsWith(
                                "Fast was asked for, but steps are float32 because they are made"
                                        + " operation by operation, which is slower: The loss reads"
                                        + " a value."),
                explanation());
        assertFalse(explanation().contains("bfloat16"), explanation());
    }

    @Test
    void whatIsUnusualStaysWhereRoomIsShort() throws TimeoutException {
        awaitOpen();
        resize(1280, 800);
        Node label = robot.lookup("#device").query();
        assertFalse(label.isVisible());
        restartFast();
        check(COSTLY);
        awaitDevice("fast, +0.02 nats");
        assertTrue(explanation().contains("thread."), explanation());
        for (String theme : new String[] {"light", "dark"}) {
            robot.clickOn("#" + theme);
            for (int[] size : new int[][] {{1180, 740}, {1280, 800}, {1440, 900}}) {
                resize(size[0], size[1]);
                await(() -> device().contains("fast"));
                write("fast-%s-%s.png".formatted(theme, size[0]));
                assertTopBarInside(size[0]);
            }
        }
        resize(1440, 900);
        awaitDevice(cores() + ", fast, +0.02 nats");
        robot.clickOn("#train");
        await(() -> model().stepsPerSecondProperty().get() > 0);
        for (int[] size : new int[][] {{1180, 740}, {1280, 800}, {1440, 900}}) {
            resize(size[0], size[1]);
            await(() -> device().contains("fast"));
            write("fast-training-%s.png".formatted(size[0]));
            assertTopBarInside(size[0]);
        }
        robot.clickOn("#train");
        await(this::isPaused);
    }

    private void assertTopBarInside(double width) {
        Node last = robot.lookup("#help").query();
        double end = last.localToScene(last.getBoundsInLocal()).getMaxX();
        assertTrue(end <= width, "the help menu ends at " + end);
    }

    private void write(String name) {
        WritableImage[] taken = new WritableImage[1];
        robot.interact(() -> taken[0] = window.scene().snapshot(null));
        int width = (int) taken[0].getWidth();
        int height = (int) taken[0].getHeight();
        int[] argb = new int[width * height];
        taken[0].getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        PngFile.write(PICTURES.resolve(name), width, height, argb);
    }
}
