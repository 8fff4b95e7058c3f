package org.betavista.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.betavista.session.measures.Headlines;
import org.betavista.session.measures.Measure;
import org.betavista.ui.bar.BetaSlider;
import org.betavista.ui.control.ImageRows;
import org.betavista.ui.control.Words;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class MeasureWindowTest extends WindowTest {
    private boolean isChosen(String id) {
        return robot.lookup(id).queryAs(ToggleButton.class).isSelected();
    }

    @Test
    void aGaugeOpensItsEvidenceAndTheKeyboardTheTab() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#gauge-completeness");
        assertTrue(isChosen("#tab-measure"));
        assertTrue(isChosen("#measure-completeness"));
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT2).release(KeyCode.CONTROL);
        assertTrue(isChosen("#tab-explore"));
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT4).release(KeyCode.CONTROL);
        assertTrue(isChosen("#tab-measure"));
        robot.clickOn("#gauge-continuity");
        assertTrue(isChosen("#measure-continuity"));
    }

    @Test
    void theGaugeShowsWhatTheDeskMeasuredAndTheTabWhatIsBehindIt() throws TimeoutException {
        awaitOpen();
        await(() -> model().measurements().headlinesProperty().get() != null);
        Headlines headlines =
                Objects.requireNonNull(model().measurements().headlinesProperty().get());
        double continuity = headlines.figures().of(Measure.CONTINUITY).orElseThrow().value();
        assertEquals(
                Words.number(continuity, 2),
                robot.from(robot.lookup("#gauge-continuity"))
                        .lookup(".gauge-value")
                        .queryAs(Label.class)
                        .getText());
        robot.clickOn("#gauge-continuity");
        await(() -> robot.lookup("#path-cells").tryQuery().isPresent());
        await(() -> robot.lookup("#path-cells").queryAs(ImageRows.class).rows() == 1);
        assertEquals(
                "At step "
                        + Words.count(headlines.step())
                        + " on 1\u2009000 held-out images, seed 1",
                robot.lookup("#measure-source").queryAs(Label.class).getText());
    }

    @Test
    void spaceChoosesTheGaugeThatKeysReachedAndTrainsElsewhere() throws TimeoutException {
        awaitOpen();
        robot.interact(() -> robot.lookup("#gauge-continuity").query().requestFocus());
        robot.type(KeyCode.TAB, KeyCode.SPACE);
        assertTrue(isChosen("#measure-completeness"));
        assertFalse(model().isTraining());
        robot.clickOn("#tab-explore");
        robot.type(KeyCode.SPACE);
        await(() -> model().isTraining());
        robot.type(KeyCode.SPACE);
        await(() -> !model().isTraining());
    }

    @Test
    void arrowsThatChooseAPageOrATabShowIt() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#tab-measure").clickOn("#measure-continuity").type(KeyCode.RIGHT);
        assertTrue(isChosen("#measure-completeness"));
        await(() -> robot.lookup("#completeness-wall").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#tab-measure").query().requestFocus());
        robot.type(KeyCode.LEFT);
        assertTrue(isChosen("#tab-explore"));
        assertTrue(robot.lookup("#measure-completeness").tryQuery().isEmpty());
    }

    @Test
    void theSliderStaysUsableInASmallWindow() throws TimeoutException {
        awaitOpen();
        robot.interact(() -> window.scene().getWindow().setWidth(1280));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(460, robot.lookup("#beta-slider").queryAs(BetaSlider.class).getWidth(), 6);
    }
}
