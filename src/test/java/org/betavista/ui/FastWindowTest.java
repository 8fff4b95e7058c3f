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
        String before = device();
        assertFalse(before.contains("fast"), before);
        restartFast();
        assertTrue(openModel().config().training().fast());
        assertEquals(0, openModel().step());
        assertEquals(before + ", fast", device());
        assertTrue(explanation().contains("bfloat16"), explanation());
        robot.clickOn("#step");
        await(() -> model().computing().arithmeticProperty().get().fastDifference().isPresent());
        assertTrue(device().startsWith(before + ", fast, "), device());
        assertTrue(device().endsWith(" nats"), device());
        robot.clickOn("#model-button");
        assertTrue(robot.lookup("#fast").queryAs(CheckBox.class).isSelected());
    }

    @Test
    void theDifferenceHasItsSignAndBelongsToTheOpenModel() throws TimeoutException {
        awaitOpen();
        restartFast();
        String fast = device();
        check(COSTLY);
        assertEquals(fast + ", +0.02 nats", device());
        assertTrue(explanation().contains("same weights and noise: +0.02 nats"), explanation());
        check(new Arithmetic(OptionalDouble.of(-0.5), Optional.empty()));
        assertEquals(fast + ", −0.50 nats", device());
        check(new Arithmetic(OptionalDouble.of(-0.001), Optional.empty()));
        assertEquals(fast + ", +0.00 nats", device());
        robot.interact(() -> model().computing().checked(openModel().generation() - 1, COSTLY));
        assertEquals(fast + ", +0.00 nats", device(), "an earlier model's");
    }

    @Test
    void stepsThatCouldNotBeCompiledAreNamedWithTheReason() throws TimeoutException {
        awaitOpen();
        String before = device();
        check(new Arithmetic(OptionalDouble.empty(), Optional.of("The loss reads a value.")));
        assertEquals(before + ", not compiled", device());
        assertTrue(explanation().endsWith("slower: The loss reads a value."), explanation());
    }

    @Test
    void inASmallWindowOnlyWhatIsUnusualStays() throws TimeoutException {
        awaitOpen();
        resize(1280, 800);
        Node label = robot.lookup("#device").query();
        assertFalse(label.isVisible());
        restartFast();
        check(COSTLY);
        assertTrue(label.isVisible());
        assertEquals("fast", device());
        assertTrue(explanation().contains("thread"), explanation());
        assertTrue(explanation().contains("+0.02 nats"), explanation());
        check(new Arithmetic(OptionalDouble.of(0.0249), Optional.of("The loss reads a value.")));
        for (String theme : new String[] {"light", "dark"}) {
            robot.clickOn("#" + theme);
            for (int[] size : new int[][] {{1280, 800}, {1440, 900}}) {
                resize(size[0], size[1]);
                write("fast-%s-%d.png".formatted(theme, size[0]));
                Node last = robot.lookup("#help").query();
                double end = last.localToScene(last.getBoundsInLocal()).getMaxX();
                assertTrue(end <= size[0], "the help menu ends at " + end);
            }
        }
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
