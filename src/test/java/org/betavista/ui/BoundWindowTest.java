package org.betavista.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import org.betavista.session.BoundEstimate;
import org.junit.jupiter.api.Test;

class BoundWindowTest extends WindowTest {
    @Test
    void estimatesTheBoundWhenAsked() throws TimeoutException {
        awaitOpen();
        robot.clickOn("#tab-train").clickOn("#chart-bound");
        assertFalse(robot.lookup("#cancel-bound").query().isVisible());
        robot.clickOn("#bound-samples").clickOn("#bound-samples-50").clickOn("#estimate-bound");
        await(() -> model().bounds().boundProperty().get() != null);
        await(() -> robot.lookup("#estimate-bound").query().isVisible());
        BoundEstimate estimate = model().bounds().boundProperty().get();
        assertNotNull(estimate);
        assertEquals(50, estimate.best().samples());
        assertEquals(100, estimate.images());
        assertEquals(6000, model().bounds().stepProperty().get());
        assertTrue(estimate.gap() > 0);
        String sentence = robot.lookup("#bound-sentence").queryAs(Label.class).getText();
        assertTrue(sentence.contains("no likelihood"), sentence);
    }
}
