package org.betavista.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeoutException;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.betavista.ui.bar.BetaSlider;
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
    void theSliderStaysUsableInASmallWindow() throws TimeoutException {
        awaitOpen();
        robot.interact(() -> window.scene().getWindow().setWidth(1280));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(460, robot.lookup("#beta-slider").queryAs(BetaSlider.class).getWidth(), 6);
    }
}
