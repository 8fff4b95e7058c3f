package org.betavista.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.betavista.analysis.NearestCodes;
import org.betavista.model.Codes;
import org.betavista.ui.control.ImageRows;
import org.betavista.ui.control.ImageTile;
import org.betavista.ui.control.Words;
import org.junit.jupiter.api.Test;

class LatentWindowTest extends WindowTest {
    @Test
    void opensWithTheFirstSampleChosenAndItsCodeOnTheSliders() throws TimeoutException {
        awaitOpen();
        assertArrayEquals(image(0).mu(), model().point().zProperty().get(), 1e-5f);
        assertEquals("image A", robot.lookup("#origin").queryAs(Label.class).getText());
        await(() -> distance(image(0).reconstruction(), shownImage()) < 1e-2);
    }

    @Test
    void arrowKeysMoveByATenthAndWithShiftByAHundredth() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#zero");
        robot.interact(() -> robot.lookup("#slider-4").query().requestFocus());
        robot.type(KeyCode.RIGHT, 3);
        assertEquals(0.3f, model().point().zProperty().get()[3], 1e-6);
        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);
        assertEquals(0.29f, model().point().zProperty().get()[3], 1e-6);
        assertEquals(
                "zero, 1 slider moved", robot.lookup("#origin").queryAs(Label.class).getText());
    }

    @Test
    void aTypedValueBeyondTheEndsIsTaken() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#value-3").press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        robot.write("4.5").type(KeyCode.ENTER);
        assertEquals(4.5f, model().point().zProperty().get()[2], 1e-6);
    }

    @Test
    void lockedLatentsStayWhenTheWholePointMoves() throws TimeoutException {
        awaitOpen();
        float held = model().point().zProperty().get()[3];
        robot.clickOn("#lock-4").clickOn("#draw-prior");
        float[] drawn = model().point().zProperty().get();
        assertEquals(held, drawn[3]);
        robot.clickOn("#zero");
        float[] zero = model().point().zProperty().get();
        assertEquals(held, zero[3]);
        assertEquals(0, zero[2]);
        assertNotEquals(drawn[2], zero[2]);
    }

    @Test
    void resampleDrawsAnotherCodeNearTheImages() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#resample");
        float[] z = model().point().zProperty().get();
        assertTrue(distance(image(0).mu(), z) > 0);
        for (int j = 0; j < z.length; j++) {
            double away = Math.abs(z[j] - image(0).mu()[j]) / image(0).sigma()[j];
            assertTrue(away < 6, "latent " + j + " is " + away + " sigma away");
        }
    }

    @Test
    void theNearestHeldOutImagesAreThoseOfThePoint() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#zero");
        await(() -> nearestAre(2));
        robot.clickOn("#draw-prior");
        await(() -> nearestAre(2));
    }

    /** Whether the shown distances are the smallest ones from z to a code on the map. */
    private boolean nearestAre(int count) {
        Codes codes = Objects.requireNonNull(model().point().surveyProperty().get()).codes();
        List<NearestCodes.Neighbour> nearest =
                NearestCodes.of(codes.mu(), model().point().zProperty().get(), count);
        return IntStream.range(0, count)
                .allMatch(
                        i ->
                                robot.lookup("#nearest-distance-" + (i + 1))
                                        .queryAs(Label.class)
                                        .getText()
                                        .endsWith(Words.number(nearest.get(i).distance(), 2)));
    }

    @Test
    void controlZTakesMovesBack() throws TimeoutException {
        awaitOpen();
        float[] before = model().point().zProperty().get();
        robot.clickOn("#zero");
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        assertArrayEquals(before, model().point().zProperty().get());
    }

    @Test
    void latentsAreSortedByKlUntilTheIndexIsAskedFor() throws TimeoutException {
        awaitOpen();
        int[] byKl = model().point().orderProperty().get();
        for (int i = 1; i < byKl.length; i++) {
            assertTrue(model().point().kl(byKl[i - 1]) >= model().point().kl(byKl[i]));
        }
        robot.clickOn("#sort");
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, model().point().orderProperty().get());
    }

    @Test
    void aClickInTheTraversalMovesItsLatent() throws TimeoutException {
        awaitOpen();
        ImageRows traversal = robot.lookup("#traversal").queryAs(ImageRows.class);
        await(() -> traversal.rows() > 0);
        int first = model().point().orderProperty().get()[0];
        float before = model().point().zProperty().get()[first];
        double side = traversal.cell();
        robot.clickOn(
                robot.offset(traversal, traversalLeft(traversal, side), offsetY(traversal, side)));
        float after = model().point().zProperty().get()[first];
        assertNotEquals(before, after);
        assertEquals(-3, after, 1e-6);
    }

    private static double traversalLeft(ImageRows rows, double side) {
        return rows.originX() + side / 2 - rows.getWidth() / 2;
    }

    private static double offsetY(ImageRows rows, double side) {
        return side / 2 - rows.getHeight() / 2;
    }

    @Test
    void hoveringARowOfTheImagesPreviewsItAndLeavingRestores() throws TimeoutException {
        awaitOpen();
        float[] chosen = shownImage();
        robot.moveTo("#image-2");
        await(() -> distance(chosen, shownImage()) > 10);
        robot.moveTo("#beta-field");
        await(() -> distance(chosen, shownImage()) < 1e-3);
    }

    @Test
    void aDrawingIsEncodedStrokeByStrokeAndCanBeKept() throws TimeoutException {
        awaitOpen();
        ImageTile pad = robot.lookup("#draw-pad").queryAs(ImageTile.class);
        robot.drag(pad, MouseButton.PRIMARY).moveBy(6, 4).drop();
        await(() -> model().images().drawingProperty().get() != null);
        assertEquals(1, pad.value(112 * 56 + 56), "ink where the pointer was pressed");
        robot.clickOn("#keep-drawing");
        await(() -> model().images().chosenProperty().get() == 8);
        assertEquals("drawing 1", image(8).name());
        assertTrue(image(8).pixels()[16 * 32 + 16] > 0.9, "a blot in the middle");
        assertArrayEquals(image(8).mu(), model().point().zProperty().get(), 1e-5f);
    }
}
