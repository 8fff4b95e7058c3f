package org.betavista.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.betavista.session.CodebookModels;
import org.betavista.ui.codes.CodesViewModel;
import org.betavista.ui.control.ImageRows;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class CodebookWindowTest extends WindowTest {
    private static final int SIDE = CodebookModels.SIDE;

    /** A book of up to 16 codes stands in one row. */
    private static final int BOOK_COLUMNS = CodebookModels.CODES;

    private CodesViewModel codes() {
        return model().codes();
    }

    private void openCodebook() throws TimeoutException {
        awaitOpen();
        Path run = home.resolve("codebook");
        assertTrue(CodebookModels.write(run), "no objective trains a codebook");
        robot.interact(() -> model().open(run));
        await(() -> codes().codebookBinding().get() && codes().code() >= 0);
        await(() -> model().images().chosenProperty().get() == 0);
        await(() -> model().point().selectedProperty().get() != null);
        await(() -> robot.lookup("#swaps").queryAs(ImageRows.class).rows() > 0);
    }

    /** Clicks a cell of a board of this many columns. */
    private void click(String board, int columns, int cell) {
        robot.clickOn(place(board, columns, cell));
    }

    private Point2D place(String board, int columns, int cell) {
        Region region = robot.lookup(board).queryAs(Region.class);
        int rows = board.equals("#code-grid") ? SIDE : 1;
        double side =
                Math.floor(
                        Math.min(
                                (region.getWidth() - 4) / columns,
                                (region.getHeight() - 4) / rows));
        return region.localToScreen(
                2 + (cell % columns + 0.5) * side, 2 + (Math.floorDiv(cell, columns) + 0.5) * side);
    }

    @Test
    void theSlidersGiveWayToTheGridAndComeBack() throws TimeoutException {
        openCodebook();
        assertTrue(robot.lookup("#code-panel").query().isVisible());
        assertFalse(isShown("#draw-prior"));
        assertTrue(robot.lookup("#manifold").tryQuery().isEmpty());
        robot.interact(() -> model().open(shipped.find("circles-beta4").orElseThrow()));
        await(() -> isShown("#draw-prior"));
        assertFalse(robot.lookup("#code-panel").query().isVisible());
        await(() -> robot.lookup("#manifold").queryAs(ImageRows.class).rows() == 13);
    }

    private boolean isShown(String id) {
        for (Node node = robot.lookup(id).query(); node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void aClickedCodeGoesToTheClickedPositionAndUndoTakesItBack() throws TimeoutException {
        openCodebook();
        click("#code-grid", SIDE, 3 * SIDE + 2);
        assertEquals(3 * SIDE + 2, codes().positionProperty().get());
        float[] before = model().point().zProperty().get();
        await(() -> distance(model().point().imageProperty().get().images(), shownImage()) == 0);
        float[] imageBefore = shownImage();
        int other = codes().code() == 5 ? 6 : 5;
        click("#codebook", BOOK_COLUMNS, other);
        assertEquals(other, codes().code());
        float[] after = model().point().zProperty().get();
        for (int j = 0; j < after.length; j++) {
            boolean changed = Math.floorDiv(j, CodebookModels.DEPTH) == 3 * SIDE + 2;
            assertEquals(changed, before[j] != after[j], "value " + j);
        }
        assertEquals(
                "image A, 1 position changed",
                robot.lookup("#origin").queryAs(Label.class).getText());
        robot.moveTo("#beta-field");
        await(() -> distance(imageBefore, shownImage()) > 1e-3);
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        assertArrayEquals(before, model().point().zProperty().get());
        await(() -> distance(imageBefore, shownImage()) < 1e-4);
    }

    @Test
    void hoveringACodePreviewsItAndLeavingRestores() throws TimeoutException {
        openCodebook();
        await(() -> distance(model().point().imageProperty().get().images(), shownImage()) == 0);
        float[] shown = shownImage();
        float[] z = model().point().zProperty().get();
        robot.moveTo(place("#codebook", BOOK_COLUMNS, codes().code() == 5 ? 6 : 5));
        await(() -> distance(shown, shownImage()) > 1e-3);
        robot.moveTo("#beta-field");
        await(() -> distance(shown, shownImage()) < 1e-4);
        assertArrayEquals(z, model().point().zProperty().get());
    }

    @Test
    void arrowsWalkOverTheGridAndStopAtItsEdges() throws TimeoutException {
        openCodebook();
        click("#code-grid", SIDE, SIDE);
        robot.type(KeyCode.RIGHT, 2).type(KeyCode.DOWN);
        assertEquals(2 * SIDE + 2, codes().positionProperty().get());
        robot.type(KeyCode.UP, 4).type(KeyCode.LEFT, 9);
        assertEquals(0, codes().positionProperty().get());
    }

    @Test
    void randomCodesAreSaidToBeNoImagesAndTheFirstCodeFillsTheGrid() throws TimeoutException {
        openCodebook();
        Node sentence = robot.lookup("#no-images").query();
        assertFalse(sentence.isVisible());
        robot.clickOn("#random-codes");
        assertTrue(sentence.isVisible());
        assertTrue(java.util.Arrays.stream(codes().indicesProperty().get()).distinct().count() > 4);
        robot.clickOn("#fill-codes");
        assertFalse(sentence.isVisible());
        assertArrayEquals(new int[SIDE * SIDE], codes().indicesProperty().get());
    }

    @Test
    void aSwapIsTakenWithAClickAndDeadCodesAreCounted() throws TimeoutException {
        openCodebook();
        ImageRows swaps = robot.lookup("#swaps").queryAs(ImageRows.class);
        int position = codes().positionProperty().get();
        int clicked = codes().code() == 0 ? 1 : 0;
        double x = swaps.originX() + (clicked + 0.5) * (swaps.cell() + 2);
        robot.clickOn(swaps.localToScreen(x, swaps.cell() / 2));
        assertEquals(clicked, codes().indicesProperty().get()[position]);
        int dead = codes().useProperty().get().dead();
        assertTrue(dead >= 1, "the far vector is taken by nobody");
        WaitForAsyncUtils.waitForFxEvents();
        String words = robot.lookup("#code-panel #codes-in-use").queryAs(Label.class).getText();
        assertTrue(words.startsWith("of 12") && words.endsWith(dead + " dead"), words);
    }
}
